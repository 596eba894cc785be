package dev.assay.law.oracle;

import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.RatioMoments;
import java.util.ArrayList;
import java.util.List;

/** Writes what is expected as a right aggregator would answer it. */
final class SummaryEncoder {

  private SummaryEncoder() {}

  static ExperimentSummaries encode(Expected expected) {
    List<CellSummary> cells = new ArrayList<>();
    expected
        .cells()
        .forEach(
            (key, cell) -> {
              List<MetricSummary> metrics = new ArrayList<>();
              cell.metrics().forEach((name, metric) -> metrics.add(encode(name, metric)));
              cells.add(
                  new CellSummary(
                      key.variant(),
                      key.dimension(),
                      key.value(),
                      expected.size(),
                      key.windowStart(),
                      cell.units(),
                      metrics));
            });
    return new ExperimentSummaries(
        expected.experiment().getId(), 1, List.of(), expected.crossovers(), cells, List.of());
  }

  private static MetricSummary encode(String name, ExpectedMetric metric) {
    return new MetricSummary(
        name,
        metric.observations(),
        switch (metric) {
          case ExpectedMetric.Values values -> Moments.of(values.values()).toState();
          case ExpectedMetric.Ratios ratios -> {
            RatioMoments moments = new RatioMoments();
            for (int i = 0; i < ratios.numerators().length; i++) {
              moments.add(ratios.numerators()[i], ratios.denominators()[i]);
            }
            yield moments.toState();
          }
          case ExpectedMetric.Quantiles quantiles -> {
            GroupedQuantiles groups = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
            for (double value : quantiles.sorted()) {
              groups.groupOf(String.valueOf(value)).add(value);
            }
            yield groups.toState();
          }
        },
        null);
  }
}
