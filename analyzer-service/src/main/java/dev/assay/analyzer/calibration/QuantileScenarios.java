package dev.assay.analyzer.calibration;

import static dev.assay.analyzer.calibration.Promises.ALPHA;
import static dev.assay.analyzer.calibration.Promises.ERROR;
import static dev.assay.analyzer.calibration.Promises.QUANTILE_COVERAGE;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.numeric.StandardNormal;
import dev.assay.analyzer.statistics.quantile.OrderStatisticInterval;
import dev.assay.analyzer.statistics.quantile.QuantileTest;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.QuantileSketch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles over the events of units, and of independent values. */
final class QuantileScenarios {

  private static final int EVENTS = 20;

  /** Spread of the logarithm between units, and within a unit: a correlation of about a third. */
  private static final double BETWEEN = 0.5;

  private static final double WITHIN = 0.7;

  private QuantileScenarios() {}

  static List<Scenario> all() {
    return List.of(
        correlated(400, 3),
        correlated(2_000, 1),
        ranks(0.5, 1_000),
        ranks(0.95, 1_000),
        ordered(0.5, 1_000),
        ordered(0.95, 1_000));
  }

  private static Scenario correlated(int units, double effort) {
    String data =
        String.format(Locale.ROOT, ", %,d units an arm with 20 correlated events each", units);
    String[] names = IntStream.range(0, units).mapToObj(i -> "unit-" + i).toArray(String[]::new);
    QuantileTest median = QuantileTest.withDefaults();
    QuantileTest tail = QuantileTest.withDefaults().with(0.95);
    double truth = Math.exp(StandardNormal.upperQuantile(0.05) * Math.hypot(BETWEEN, WITHIN));
    return new Scenario.Simulated(
        "quantiles" + data,
        effort,
        List.of(
            new Figure(Group.FIXED_TESTS, "Medians" + data, ERROR),
            new Figure(Group.FIXED_TESTS, "95th percentiles" + data, ERROR),
            new Figure(Group.INTERVALS, "Median" + data, QUANTILE_COVERAGE),
            new Figure(Group.INTERVALS, "95th percentile" + data, QUANTILE_COVERAGE)),
        (random, tally) -> {
          GroupedQuantiles control = events(random, names);
          GroupedQuantiles treatment = events(random, names);
          tally.add(0, median.test(control, treatment).orElseThrow().pValue() < ALPHA);
          tally.add(1, tail.test(control, treatment).orElseThrow().pValue() < ALPHA);
          tally.add(2, covers(median.estimate(control).orElseThrow(), 1));
          tally.add(3, covers(tail.estimate(control).orElseThrow(), truth));
          tally.add(2, covers(median.estimate(treatment).orElseThrow(), 1));
          tally.add(3, covers(tail.estimate(treatment).orElseThrow(), truth));
        });
  }

  private static GroupedQuantiles events(RandomGenerator random, String... units) {
    GroupedQuantiles values = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    for (String unit : units) {
      QuantileSketch group = values.groupOf(unit);
      double own = BETWEEN * random.nextGaussian();
      for (int i = 0; i < EVENTS; i++) {
        group.add(Math.exp(own + WITHIN * random.nextGaussian()));
      }
    }
    return values;
  }

  private static boolean covers(Estimate estimate, double truth) {
    double quantile =
        TDistribution.of(estimate.degreesOfFreedom())
            .inverseSurvivalProbability(Alternative.TWO_SIDED.tail(ConfidenceLevel.DEFAULT));
    return Alternative.TWO_SIDED
        .interval(estimate.value(), quantile * estimate.standardError())
        .contains(truth);
  }

  private static Scenario ranks(double share, int count) {
    var ranks = OrderStatisticInterval.withDefaults().with(share).ranks(count);
    return new Scenario.Exact(
        new Figure(Group.INTERVALS, name(share, count), QUANTILE_COVERAGE),
        // The interval is from the low to the high ranked value, and covers when so many lie below.
        () -> Outcomes.binomial(count, share).share(x -> ranks.low() <= x && x < ranks.high()));
  }

  private static Scenario ordered(double share, int count) {
    OrderStatisticInterval interval = OrderStatisticInterval.withDefaults().with(share);
    double truth = -Math.log1p(-share);
    return new Scenario.Simulated(
        name(share, count) + ", simulated",
        10,
        List.of(new Figure(Group.INTERVALS, name(share, count) + ", simulated", QUANTILE_COVERAGE)),
        (random, tally) -> {
          double[] values = new double[count];
          Arrays.setAll(values, i -> random.nextExponential());
          Arrays.sort(values);
          tally.add(0, interval.interval(values).contains(truth));
        });
  }

  private static String name(double share, int count) {
    return String.format(
        Locale.ROOT,
        "%s, order statistics of %,d independent values",
        share == 0.5 ? "Median" : "95th percentile",
        count);
  }
}
