package dev.assay.assigner.event;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * A field of one kind of event.
 *
 * @param slot its number among the fields of all kinds
 * @param position its number in the record
 * @param isRequired whether it must be there
 * @param otherwise what the record holds when it is absent; null for nothing
 */
record EventField(
    String name,
    int slot,
    int position,
    boolean isRequired,
    @Nullable Object otherwise,
    FieldRule rule) {

  static EventField of(Schema.Field field) {
    Object otherwise = field.hasDefaultValue() ? SpecificData.get().getDefaultValue(field) : null;
    return new EventField(
        field.name(),
        FieldNames.slot(field.name()),
        field.pos(),
        !field.hasDefaultValue(),
        otherwise,
        FieldNames.rule(field.name()));
  }
}
