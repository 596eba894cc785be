package dev.assay.local.replay.mapping;

import org.apache.avro.Schema;

/**
 * How a field of an event is filled.
 *
 * @param line the field's line in the mapping
 * @param scale what a number is multiplied with
 * @param shift what is then added
 * @param scaled whether the mapping gives either: then a whole number is rounded to
 */
record FieldRule(
    int line, Schema.Field field, ValueRule value, double scale, double shift, boolean scaled) {

  /**
   * The field's value for a row; the schema's default when there is no text.
   *
   * @throws InvalidInput when the text cannot be converted
   */
  Object convert(Row row) {
    String text = value.text(row);
    if (text.isEmpty() && field.hasDefaultValue()) {
      return FieldText.absent(field);
    }
    try {
      return FieldText.convert(field, text, this);
    } catch (FieldText.Unconvertible e) {
      throw row.invalid(String.join(", ", value.columns()), e.problem());
    }
  }
}
