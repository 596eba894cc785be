package dev.assay.law.oracle;

import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.RatioMoments;
import java.util.List;

/** Compares one metric of one cell, and says where it differs. */
final class MetricComparison {

  /**
   * The sketch keeps every value up to 256. Lower here: values of units that turned out to be
   * crossovers were in it as well before they were taken out.
   */
  private static final int EXACT_UP_TO = 200;

  private static final double RANK_ERROR = 0.02;
  private static final double[] PROBABILITIES = {0.5, 0.95};

  private final String where;
  private final List<String> differences;

  /**
   * @param where what messages begin with
   * @param differences takes what is found
   */
  MetricComparison(String where, List<String> differences) {
    this.where = where;
    this.differences = differences;
  }

  void compare(ExpectedMetric expected, MetricSummary actual) {
    exactly("observations", expected.observations(), actual.getObservations());
    Object state = actual.getState();
    switch (expected) {
      case ExpectedMetric.Values values -> {
        if (state instanceof MomentsState found) {
          compare(values, Moments.of(found));
        } else {
          wrongKind("moments", state);
        }
      }
      case ExpectedMetric.Ratios ratios -> {
        if (state instanceof RatioMomentsState found) {
          compare(ratios, RatioMoments.of(found));
        } else {
          wrongKind("moments of ratios", state);
        }
      }
      case ExpectedMetric.Quantiles quantiles -> {
        if (state instanceof QuantilesState found) {
          compare(quantiles, GroupedQuantiles.of(found));
        } else {
          wrongKind("quantiles", state);
        }
      }
    }
  }

  private void wrongKind(String expected, Object state) {
    differences.add(
        "%s: expected %s, got a %s".formatted(where, expected, state.getClass().getSimpleName()));
  }

  private void compare(ExpectedMetric.Values expected, Moments actual) {
    double[] values = expected.values();
    if (exactly("count", values.length, actual.count())) {
      double tolerance = Tolerance.ofSum(expected.sum(), values);
      nearly("sum", expected.sum(), actual.sum(), tolerance);
      nearly(
          "mean",
          expected.sum() / values.length,
          actual.mean(),
          tolerance / Math.max(1, values.length));
      nearly(
          "variance",
          expected.variance(),
          actual.variance(),
          Tolerance.ofCovariance(values, values));
    }
  }

  private void compare(ExpectedMetric.Ratios expected, RatioMoments actual) {
    double[] above = expected.numerators();
    double[] below = expected.denominators();
    if (exactly("count", above.length, actual.count())) {
      sum("numerator", above, actual.numeratorSum());
      sum("denominator", below, actual.denominatorSum());
      nearly(
          "numerator variance",
          ExactSum.covariance(above, above),
          actual.numeratorVariance(),
          Tolerance.ofCovariance(above, above));
      nearly(
          "denominator variance",
          ExactSum.covariance(below, below),
          actual.denominatorVariance(),
          Tolerance.ofCovariance(below, below));
      nearly(
          "covariance",
          expected.covariance(),
          actual.covariance(),
          Tolerance.ofCovariance(above, below));
    }
  }

  private void compare(ExpectedMetric.Quantiles expected, GroupedQuantiles actual) {
    double[] sorted = expected.sorted();
    if (exactly("count", sorted.length, actual.count()) && sorted.length > 0) {
      for (double q : PROBABILITIES) {
        double found = actual.quantile(q);
        boolean fits =
            sorted.length <= EXACT_UP_TO
                ? isBetweenNeighbours(sorted, q, found)
                : isWithinRankError(sorted, q, found);
        if (!fits) {
          differences.add(
              "%s: quantile %s of %d values: expected %s, got %s"
                  .formatted(where, q, sorted.length, expected.quantile(q), found));
        }
      }
    }
  }

  // Where values were taken out again, the sketch answers with one of the two values that the
  // quantile lies between instead of interpolating: both are quantiles of the values.
  private static boolean isBetweenNeighbours(double[] sorted, double q, double found) {
    double position = q * (sorted.length - 1);
    double below = sorted[(int) Math.floor(position)];
    double above = sorted[(int) Math.ceil(position)];
    double rounding = Tolerance.RELATIVE * Math.max(Math.abs(below), Math.abs(above));
    return found >= below - rounding && found <= above + rounding;
  }

  private static boolean isWithinRankError(double[] sorted, double q, double found) {
    long smaller = 0;
    long atMost = 0;
    for (double value : sorted) {
      if (value < found) {
        smaller++;
      }
      if (value <= found) {
        atMost++;
      }
    }
    return smaller <= (q + RANK_ERROR) * sorted.length
        && atMost >= (q - RANK_ERROR) * sorted.length;
  }

  private void sum(String name, double[] values, double actual) {
    double expected = ExactSum.of(values);
    nearly(name, expected, actual, Tolerance.ofSum(expected, values));
  }

  private boolean exactly(String name, long expected, long actual) {
    if (expected != actual) {
      differences.add("%s: %s: expected %d, got %d".formatted(where, name, expected, actual));
    }
    return expected == actual;
  }

  private void nearly(String name, double expected, double actual, double tolerance) {
    boolean same =
        Double.isNaN(expected) ? Double.isNaN(actual) : Math.abs(expected - actual) <= tolerance;
    if (!same) {
      differences.add("%s: %s: expected %s, got %s".formatted(where, name, expected, actual));
    }
  }
}
