package dev.assay.law.oracle;

import java.util.Map;

/**
 * What one cell must hold.
 *
 * @param units exposed; in a window: exposed or active in it
 * @param metrics by name, every metric of the experiment
 */
public record ExpectedCell(long units, Map<String, ExpectedMetric> metrics) {
  public ExpectedCell {
    metrics = Map.copyOf(metrics);
  }
}
