package dev.assay.law.oracle;

import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.MetricSource;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * An event as metrics see it.
 *
 * @param fields the numbers that are present, by the field's name
 */
record Observation(EventStream stream, String label, Map<String, Double> fields, Instant time) {

  /** The value that the source reads from this event; empty when it reads none. */
  OptionalDouble read(MetricSource source) {
    boolean matches =
        stream == source.getStream()
            && (source.getLabels().isEmpty() || source.getLabels().contains(label));
    if (!matches) {
      return OptionalDouble.empty();
    }
    if (source.getField() == null) {
      return OptionalDouble.of(1);
    }
    Double value = fields.get(source.getField());
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
