package dev.assay.benchmarks.pipeline.runner.metric;

import dev.assay.benchmarks.pipeline.log.CallMetric;

/**
 * What a metric reads in an event.
 *
 * @param numerator the source's value; NaN when only the denominator matches
 * @param denominator NaN when only the source matches
 */
public record Reading(CallMetric metric, double numerator, double denominator) {

  static Reading of(CallMetric metric, double value) {
    return new Reading(metric, value, Double.NaN);
  }

  /** Whether the metric's source matches. */
  public boolean isObservation() {
    return !Double.isNaN(numerator);
  }

  /** The numerator; 0 without one. */
  public double numeratorOrZero() {
    return Double.isNaN(numerator) ? 0 : numerator;
  }

  /** The denominator; 0 without one. */
  public double denominatorOrZero() {
    return Double.isNaN(denominator) ? 0 : denominator;
  }
}
