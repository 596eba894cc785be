package dev.assay.aggregator.metric;

import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.observation.Stream;
import dev.assay.schemas.avro.MetricSource;
import java.util.Set;

/**
 * Which observations are read, and which of their numbers.
 *
 * @param stream the stream
 * @param labels the labels that match; empty: all
 * @param field position of the number; negative: each observation counts as 1
 */
record Source(Stream stream, Set<String> labels, int field) {

  /** Not in any stream's fields. */
  private static final int OCCURRENCE = -1;

  /**
   * Compiles a definition.
   *
   * @throws IllegalArgumentException when the stream or the field does not exist
   */
  static Source of(MetricSource definition) {
    Stream stream =
        Stream.of(definition.getStream())
            .orElseThrow(() -> new IllegalArgumentException("No stream in " + definition));
    String name = definition.getField();
    int field = name == null ? OCCURRENCE : stream.fields().indexOf(name);
    if (name != null && field < 0) {
      throw new IllegalArgumentException(
          "No field %s in %s; allowed: %s".formatted(name, stream, stream.fields()));
    }
    return new Source(stream, Set.copyOf(definition.getLabels()), field);
  }

  boolean matches(Observation observation) {
    return observation.stream() == stream
        && (labels.isEmpty() || labels.contains(observation.label()))
        && (field < 0 || !Double.isNaN(observation.number(field)));
  }

  /** The number that is read of a matching observation. */
  double value(Observation observation) {
    return field < 0 ? 1 : observation.number(field);
  }
}
