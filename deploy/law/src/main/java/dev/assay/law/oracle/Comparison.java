package dev.assay.law.oracle;

import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.summary.GroupedQuantiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what the aggregator answered with what it must answer. */
public final class Comparison {

  private final Expected expected;
  private final List<String> differences = new ArrayList<>();

  private Comparison(Expected expected) {
    this.expected = expected;
  }

  /** One line for each figure that differs; empty when the law holds. */
  public static List<String> differences(Expected expected, ExperimentSummaries actual) {
    Comparison comparison = new Comparison(expected);
    comparison.compare(actual);
    return comparison.differences;
  }

  private void compare(ExperimentSummaries actual) {
    if (actual.getCrossovers() != expected.crossovers()) {
      differences.add(
          "%s: crossovers: expected %d, got %d"
              .formatted(
                  expected.experiment().getId(), expected.crossovers(), actual.getCrossovers()));
    }
    Map<CellKey, CellSummary> cells = byKey(actual.getCells());
    expected
        .cells()
        .forEach(
            (key, cell) -> {
              CellSummary found = cells.remove(key);
              if (found == null) {
                differences.add("%s: missing, %d units".formatted(where(key), cell.units()));
              } else {
                compare(where(key), cell, found);
              }
            });
    cells.forEach(
        (key, cell) -> {
          // A cell that crossovers left may stay, empty.
          if (cell.getUnits() != 0 || !cell.getMetrics().stream().allMatch(Comparison::isEmpty)) {
            differences.add("%s: too much: %s".formatted(where(key), brief(cell)));
          }
        });
  }

  private void compare(String where, ExpectedCell cell, CellSummary found) {
    if (cell.units() != found.getUnits()) {
      differences.add(
          "%s: units: expected %d, got %d".formatted(where, cell.units(), found.getUnits()));
    }
    Map<String, MetricSummary> metrics = new HashMap<>();
    for (MetricSummary metric : found.getMetrics()) {
      if (metrics.put(metric.getMetric(), metric) != null) {
        differences.add("%s %s: twice".formatted(where, metric.getMetric()));
      }
    }
    cell.metrics()
        .forEach(
            (name, metric) -> {
              MetricSummary summary = metrics.remove(name);
              String whereMetric = where + " " + name;
              if (summary != null) {
                new MetricComparison(whereMetric, differences).compare(metric, summary);
              } else if (!isEmpty(metric)) {
                differences.add(whereMetric + ": missing");
              }
            });
    metrics.keySet().forEach(name -> differences.add("%s %s: no metric".formatted(where, name)));
  }

  private Map<CellKey, CellSummary> byKey(List<CellSummary> cells) {
    Map<CellKey, CellSummary> byKey = new HashMap<>();
    for (CellSummary cell : cells) {
      CellKey key =
          new CellKey(
              cell.getVariantId(),
              cell.getDimension(),
              cell.getSliceValue(),
              cell.getWindowStart());
      if (cell.getWindow() != expected.size()) {
        differences.add("%s: is a window of %s".formatted(where(key), cell.getWindow()));
      } else if (byKey.put(key, cell) != null) {
        differences.add(where(key) + ": twice");
      }
    }
    return byKey;
  }

  private String where(CellKey key) {
    return "%s %s %s".formatted(expected.experiment().getId(), expected.size(), key);
  }

  private static boolean isEmpty(ExpectedMetric metric) {
    return switch (metric) {
      case ExpectedMetric.Values values -> values.values().length == 0;
      case ExpectedMetric.Ratios ratios -> ratios.numerators().length == 0;
      case ExpectedMetric.Quantiles quantiles -> quantiles.sorted().length == 0;
    };
  }

  private static boolean isEmpty(MetricSummary metric) {
    return metric.getObservations() == 0
        && switch (metric.getState()) {
          case MomentsState moments -> moments.getCount() == 0;
          case RatioMomentsState moments -> moments.getCount() == 0;
          case QuantilesState sketches -> GroupedQuantiles.of(sketches).count() == 0;
          default -> false;
        };
  }

  private static String brief(CellSummary cell) {
    return "%d units, %s"
        .formatted(
            cell.getUnits(),
            cell.getMetrics().stream()
                .filter(metric -> !isEmpty(metric))
                .map(MetricSummary::getMetric)
                .toList());
  }
}
