package dev.assay.analyzer.journey;

import org.jspecify.annotations.Nullable;

/**
 * The lowest, or the highest, scores of a variant's units.
 *
 * @param units with a score
 * @param mean of their lowest, or highest; null without a unit
 * @param standardDeviation between units; null under two
 */
public record Extreme(
    String metric,
    Kind kind,
    long units,
    @Nullable Double mean,
    @Nullable Double standardDeviation) {

  /** Which end of the scores. */
  public enum Kind {
    LOWEST,
    HIGHEST
  }
}
