package dev.assay.analyzer.api;

import io.micronaut.json.tree.JsonNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The contract's records as JSON: names as in the schema, enum values in lower case, times as ISO
 * 8601, and null for what is absent.
 */
final class AvroJson {

  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

  private AvroJson() {}

  /**
   * A record and all that is in it.
   *
   * @throws IllegalArgumentException for bytes, which the analyses have none of
   */
  static JsonNode of(SpecificRecord value) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    for (Schema.Field field : value.getSchema().getFields()) {
      fields.put(field.name(), node(value.get(field.pos())));
    }
    return JsonNode.createObjectNode(fields);
  }

  /**
   * A record of Avro's or Java's, a list, a map, an enum value, a time, a text, a flag or a number.
   */
  static JsonNode node(@Nullable Object value) {
    if (value == null) {
      return JsonNode.nullNode();
    }
    return switch (value) {
      case SpecificRecord record -> of(record);
      case Record record -> record(record);
      case List<?> list -> JsonNode.createArrayNode(list.stream().map(AvroJson::node).toList());
      case Map<?, ?> map -> {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        map.forEach((key, entry) -> fields.put(key.toString(), node(entry)));
        yield JsonNode.createObjectNode(fields);
      }
      case Enum<?> constant -> JsonNode.createStringNode(constant.name().toLowerCase(Locale.ROOT));
      case Instant time -> JsonNode.createStringNode(time.toString());
      case CharSequence text -> JsonNode.createStringNode(text.toString());
      case Boolean flag -> JsonNode.createBooleanNode(flag);
      case Integer number -> JsonNode.createNumberNode(number);
      case Long number -> JsonNode.createNumberNode(number);
      case Double number -> JsonNode.createNumberNode(number);
      default -> throw new IllegalArgumentException("No JSON for " + value.getClass());
    };
  }

  private static JsonNode record(Record record) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        fields.put(
            CAPITAL.matcher(component.getName()).replaceAll("_$0").toLowerCase(Locale.ROOT),
            node(component.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("No JSON for " + record.getClass(), e);
      }
    }
    return JsonNode.createObjectNode(fields);
  }
}
