package dev.assay.benchmarks.pipeline.runner.dsl;

import dev.assay.schemas.avro.Assignment;
import java.util.List;
import java.util.stream.Stream;

/** A customer's exposures, earliest assignment first. */
record Exposures(List<Exposure> list) {

  /** A variant of an experiment, from this time on. */
  record Exposure(String experimentId, String variantId, long time) {}

  static Exposures none() {
    return new Exposures(List.of());
  }

  Exposures with(Assignment assignment) {
    boolean known =
        list.stream()
            .anyMatch(exposure -> exposure.experimentId().equals(assignment.getExperimentId()));
    return known
        ? this
        : new Exposures(
            Stream.concat(
                    list.stream(),
                    Stream.of(
                        new Exposure(
                            assignment.getExperimentId(),
                            assignment.getVariantId(),
                            assignment.getTime().toEpochMilli())))
                .toList());
  }
}
