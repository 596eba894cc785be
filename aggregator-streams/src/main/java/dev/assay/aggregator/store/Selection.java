package dev.assay.aggregator.store;

import dev.assay.schemas.avro.WindowSize;
import java.util.Set;

/**
 * What is asked of an experiment's summaries.
 *
 * @param from ms since the epoch: windows that begin then or later; the total has no begin
 * @param to ms since the epoch: windows that begin before
 * @param variants those wanted; empty: all
 * @param metrics those wanted; empty: all
 */
public record Selection(
    String experimentId,
    WindowSize size,
    long from,
    long to,
    Set<String> variants,
    Set<String> metrics) {

  /** Everything of one window size. */
  public static Selection all(String experimentId, WindowSize size) {
    return new Selection(experimentId, size, Long.MIN_VALUE, Long.MAX_VALUE, Set.of(), Set.of());
  }

  boolean hasVariant(String variantId) {
    return variants.isEmpty() || variants.contains(variantId);
  }

  boolean hasMetric(String metric) {
    return metrics.isEmpty() || metrics.contains(metric);
  }
}
