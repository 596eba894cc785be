package dev.assay.assigner.wire;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes flat records of one schema as Avro does, with what is to be done for each field worked out
 * before. Avro's own writer looks up conversions for every field of every record. Safe for use by
 * several threads.
 */
final class RecordEncoder {

  private final ValueEncoder[] fields;

  /**
   * @throws IllegalArgumentException if a field is of a type that events and exposures do not have
   */
  RecordEncoder(Schema schema) {
    fields =
        schema.getFields().stream()
            .map(field -> encoder(field.schema()))
            .toArray(ValueEncoder[]::new);
  }

  /**
   * Writes a record.
   *
   * @throws NullPointerException if it lacks a field that it has to have
   */
  void write(IndexedRecord value, AvroBytes out) {
    for (int i = 0; i < fields.length; i++) {
      fields[i].write(value.get(i), out);
    }
  }

  @FunctionalInterface
  private interface ValueEncoder {
    void write(@Nullable Object value, AvroBytes out);
  }

  private static ValueEncoder encoder(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> (value, out) -> out.text((CharSequence) present(value));
      case INT -> (value, out) -> out.number((Integer) present(value));
      case LONG -> number(schema.getLogicalType());
      case DOUBLE -> (value, out) -> out.real((Double) present(value));
      case BOOLEAN -> (value, out) -> out.flag((Boolean) present(value));
      case ENUM -> (value, out) -> out.number(schema.getEnumOrdinal(present(value).toString()));
      case ARRAY -> list(encoder(schema.getElementType()));
      case MAP -> map(encoder(schema.getValueType()));
      case UNION -> optional(schema.getTypes());
      case RECORD, FIXED, BYTES, FLOAT, NULL ->
          throw new IllegalArgumentException("Not of a flat record: " + schema);
    };
  }

  private static Object present(@Nullable Object value) {
    return Objects.requireNonNull(value);
  }

  private static ValueEncoder number(@Nullable LogicalType type) {
    return type instanceof LogicalTypes.TimestampMillis
        ? (value, out) -> out.number(((Instant) present(value)).toEpochMilli())
        : (value, out) -> out.number((Long) present(value));
  }

  private static ValueEncoder list(ValueEncoder element) {
    return (value, out) -> {
      Collection<?> list = (Collection<?>) present(value);
      if (!list.isEmpty()) {
        out.number(list.size());
        list.forEach(each -> element.write(each, out));
      }
      out.number(0);
    };
  }

  private static ValueEncoder map(ValueEncoder element) {
    return (value, out) -> {
      Map<?, ?> map = (Map<?, ?>) present(value);
      if (!map.isEmpty()) {
        out.number(map.size());
        map.forEach(
            (key, each) -> {
              out.text((CharSequence) key);
              element.write(each, out);
            });
      }
      out.number(0);
    };
  }

  /** Of a value or nothing. */
  private static ValueEncoder optional(List<Schema> branches) {
    int nothing = branches.getFirst().getType() == Schema.Type.NULL ? 0 : 1;
    if (branches.size() != 2 || branches.get(nothing).getType() != Schema.Type.NULL) {
      throw new IllegalArgumentException("Not a value or nothing: " + branches);
    }
    int something = 1 - nothing;
    ValueEncoder encoder = encoder(branches.get(something));
    return (value, out) -> {
      if (value == null) {
        out.number(nothing);
      } else {
        out.number(something);
        encoder.write(value, out);
      }
    };
  }
}
