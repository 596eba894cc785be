package dev.assay.analyzer.report;

import dev.assay.schemas.avro.MetricEstimate;
import org.jspecify.annotations.Nullable;

/** Reads estimates, whose fields depend on the metric. */
final class Estimates {

  private Estimates() {}

  /** What the metric is compared by: a quantile, a ratio or a mean; null without data. */
  static @Nullable Double figure(MetricEstimate estimate) {
    return estimate.getQuantile() != null ? estimate.getQuantile() : estimate.getMean();
  }
}
