package dev.assay.analyzer.statistics.planning;

import java.util.List;

/**
 * What an experiment needs.
 *
 * @param unitsByArm whole units, the control's first
 * @param unitsByMetric over all arms before rounding, in the order of the metrics
 * @param decidingMetric index of the metric that needs most
 */
public record PlannedExperiment(
    List<Long> unitsByArm, List<Double> unitsByMetric, int decidingMetric) {

  /** Units over all arms, each counted once in however many comparisons it takes part. */
  public long totalUnits() {
    return unitsByArm.stream().mapToLong(Long::longValue).sum();
  }
}
