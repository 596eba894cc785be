package dev.assay.aggregator.attribution;

import java.util.Map;

/** What a unit's assignments to an experiment come to. */
public sealed interface Exposure {

  /** No assignment to one of the variants inside a phase. */
  record None() implements Exposure {}

  /** Assignments to more than one variant: the unit counts nowhere. */
  record Crossover() implements Exposure {}

  /**
   * Exposed from the earliest assignment on.
   *
   * @param time event time of the exposure, ms since the epoch
   * @param attributes values of dimensions at that time
   */
  record Exposed(String variantId, long time, Map<String, String> attributes) implements Exposure {}
}
