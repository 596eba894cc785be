package dev.assay.analyzer.journey;

import dev.assay.schemas.avro.MetricEstimate;
import org.jspecify.annotations.Nullable;

/** How far units' values lie apart. */
final class Spread {

  private Spread() {}

  /** The standard deviation between units; null under two of them. */
  static @Nullable Double of(MetricEstimate estimate) {
    Double variance = estimate.getVariance();
    return variance == null ? null : Math.sqrt(variance);
  }
}
