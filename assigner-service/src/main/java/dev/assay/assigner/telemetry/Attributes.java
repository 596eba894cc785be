package dev.assay.assigner.telemetry;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of a span, a log record or a resource. */
final class Attributes {

  private final Map<String, AnyValue> values;

  private Attributes(Map<String, AnyValue> values) {
    this.values = values;
  }

  static Attributes of(List<KeyValue> attributes) {
    Map<String, AnyValue> values = HashMap.newHashMap(attributes.size());
    attributes.forEach(attribute -> values.put(attribute.getKey(), attribute.getValue()));
    return new Attributes(values);
  }

  /** The value of the first of the names that there is: as an event says it, null without any. */
  @Nullable Object first(String... names) {
    for (String name : names) {
      AnyValue value = values.get(name);
      if (value != null) {
        return plain(value);
      }
    }
    return null;
  }

  private static @Nullable Object plain(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case ARRAY_VALUE -> value.getArrayValue().getValuesList();
      case KVLIST_VALUE, BYTES_VALUE, STRING_VALUE_STRINDEX -> Map.of();
      case VALUE_NOT_SET -> null;
    };
  }
}
