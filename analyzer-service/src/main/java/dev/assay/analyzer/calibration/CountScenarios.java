package dev.assay.analyzer.calibration;

import static dev.assay.analyzer.calibration.Promises.ALPHA;
import static dev.assay.analyzer.calibration.Promises.AT_LEAST;
import static dev.assay.analyzer.calibration.Promises.COVERAGE;
import static dev.assay.analyzer.calibration.Promises.ERROR;
import static dev.assay.analyzer.calibration.Promises.LIMIT;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.difference.PoissonRateTest;
import dev.assay.analyzer.statistics.difference.Proportion;
import dev.assay.analyzer.statistics.difference.Rate;
import dev.assay.analyzer.statistics.difference.RateComparison;
import dev.assay.analyzer.statistics.difference.TwoProportionZTest;
import dev.assay.analyzer.statistics.margin.NonInferiorityTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Proportions and rates. */
final class CountScenarios {

  private static final TwoProportionZTest Z = TwoProportionZTest.withDefaults();
  private static final PoissonRateTest RATES = PoissonRateTest.withDefaults();

  /** Five conversions at a rate of 5 %, and more. */
  private static final long[] UNITS = {100, 200, 400, 1_000, 2_000};

  private static final int STEPS = 90;

  private CountScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(simulatedProportions());
    for (long units : UNITS) {
      exact(
          all,
          Group.FIXED_TESTS,
          "Two proportions, pooled z, 5 %" + of(units) + " an arm",
          ERROR,
          () -> z(units, 0.05));
    }
    rates(all);
    differences(all);
    proportions(all, "Proportion, Wilson", Proportion::wilson, COVERAGE);
    proportions(all, "Proportion, Clopper-Pearson", Proportion::clopperPearson, AT_LEAST);
    exact(
        all,
        Group.INTERVALS,
        "Proportion, Clopper-Pearson, 100 units, least over rates of 5 to 50 %",
        AT_LEAST,
        () -> rates().map(rate -> coverage(100, rate, Proportion::clopperPearson)).min().orElse(0));
    exact(
        all,
        Group.MARGINS,
        "Proportion, relative margin of 5 %, 20 % of 10,000 units an arm",
        ERROR,
        CountScenarios::atMargin);
    return all;
  }

  private static String of(long units) {
    return String.format(Locale.ROOT, " of %,d units", units);
  }

  private static void exact(
      List<Scenario> to, Group group, String name, Promise promise, DoubleSupplier sum) {
    to.add(new Scenario.Exact(new Figure(group, name, promise), sum));
  }

  private static Scenario simulatedProportions() {
    String data = ", 5 % of 2,000 units an arm, simulated";
    return new Scenario.Simulated(
        "proportions",
        4,
        List.of(
            new Figure(Group.FIXED_TESTS, "Two proportions, pooled z" + data, ERROR),
            new Figure(
                Group.INTERVALS,
                "Difference of proportions, score, 5 and 5.5 % of 2,000 units an arm, simulated",
                COVERAGE)),
        (random, tally) -> {
          Proportion control = new Proportion(Draws.successes(random, 2_000, 0.05), 2_000);
          Proportion same = new Proportion(Draws.successes(random, 2_000, 0.05), 2_000);
          Proportion higher = new Proportion(Draws.successes(random, 2_000, 0.055), 2_000);
          tally.add(0, Z.test(control, same).orElseThrow().pValue() < ALPHA);
          tally.add(1, Z.interval(control, higher).contains(0.005));
        });
  }

  private static double z(long units, double rate) {
    Outcomes arm = Outcomes.binomial(units, rate);
    return arm.share(
        arm,
        (c, t) ->
            Z.test(new Proportion(c, units), new Proportion(t, units))
                .map(result -> result.pValue() < ALPHA)
                .orElse(false));
  }

  private static void rates(List<Scenario> to) {
    String data = ", 100 events expected in an arm";
    exact(
        to,
        Group.FIXED_TESTS,
        "Two rates, score test" + data,
        ERROR,
        () -> rates(100, 1, result -> result.pScore()));
    exact(
        to,
        Group.FIXED_TESTS,
        "Two rates, score test, 10 events expected in an arm",
        ERROR,
        () -> rates(10, 1, result -> result.pScore()));
    exact(
        to,
        Group.FIXED_TESTS,
        "Two rates, exact test, doubled tail" + data,
        LIMIT,
        () -> rates(100, 1, result -> result.pDoubled()));
    exact(
        to,
        Group.FIXED_TESTS,
        "Two rates, exact test, no likelier outcomes" + data,
        LIMIT,
        () -> rates(100, 1, result -> result.pNoLikelier()));
    exact(
        to,
        Group.INTERVALS,
        "Ratio of rates, exact, 100 and 110 events expected",
        AT_LEAST,
        () -> ratioCoverage(100));
    exact(
        to,
        Group.INTERVALS,
        "Ratio of rates, exact, 10 and 11 events expected",
        AT_LEAST,
        () -> ratioCoverage(10));
  }

  private static double rates(
      double mean, double exposure, ToDoubleFunction<RateComparison> pValue) {
    Outcomes arm = Outcomes.poisson(mean);
    return arm.share(
        arm,
        (c, t) ->
            RATES
                .test(new Rate(c, exposure), new Rate(t, exposure))
                .map(result -> pValue.applyAsDouble(result) < ALPHA)
                .orElse(false));
  }

  private static double ratioCoverage(double mean) {
    return Outcomes.poisson(mean)
        .share(
            Outcomes.poisson(1.1 * mean),
            (c, t) ->
                RATES
                    .test(new Rate(c, 1), new Rate(t, 1))
                    .map(result -> result.ratioInterval().contains(1.1))
                    .orElse(true));
  }

  private static void differences(List<Scenario> to) {
    differences(to, "score", Figure::new, Z::interval);
    // What analyses without the score interval would have.
    differences(to, "Newcombe", Figure::comparison, Z::newcombe);
  }

  private static void differences(
      List<Scenario> to,
      String method,
      FigureOf figure,
      BiFunction<Proportion, Proportion, Interval> interval) {
    String name = "Difference of proportions, " + method + ", ";
    for (long units : UNITS) {
      to.add(
          new Scenario.Exact(
              figure.of(Group.INTERVALS, name + "5 and 6 %" + of(units) + " an arm", COVERAGE),
              () -> coverage(units, 0.05, 0.06, interval)));
    }
    to.add(
        new Scenario.Exact(
            figure.of(
                Group.INTERVALS,
                name
                    + "100 units an arm, mean over controls of 5 to 50 %, treatments a tenth above",
                COVERAGE),
            () ->
                rates()
                    .map(rate -> coverage(100, rate, 1.1 * rate, interval))
                    .average()
                    .orElse(0)));
  }

  /** As a promise, or as a comparison. */
  private interface FigureOf {
    Figure of(Group group, String name, Promise promise);
  }

  private static double coverage(
      long units,
      double control,
      double treatment,
      BiFunction<Proportion, Proportion, Interval> interval) {
    return Outcomes.binomial(units, control)
        .share(
            Outcomes.binomial(units, treatment),
            (c, t) ->
                interval
                    .apply(new Proportion(c, units), new Proportion(t, units))
                    .contains(treatment - control));
  }

  private static void proportions(
      List<Scenario> to,
      String name,
      BiFunction<Proportion, ConfidenceLevel, Interval> interval,
      Promise promise) {
    for (long units : UNITS) {
      exact(
          to,
          Group.INTERVALS,
          name + ", 5 %" + of(units),
          promise,
          () -> coverage(units, 0.05, interval));
    }
    exact(
        to,
        Group.INTERVALS,
        name + ", 100 units, mean over rates of 5 to 50 %",
        promise,
        () -> rates().map(rate -> coverage(100, rate, interval)).average().orElse(0));
  }

  private static double coverage(
      long units, double rate, BiFunction<Proportion, ConfidenceLevel, Interval> interval) {
    return Outcomes.binomial(units, rate)
        .share(
            x -> interval.apply(new Proportion(x, units), ConfidenceLevel.DEFAULT).contains(rate));
  }

  /** From 5 to 50 %, so that the steps of discrete outcomes favour none of them. */
  private static DoubleStream rates() {
    return IntStream.rangeClosed(0, STEPS).mapToDouble(step -> 0.05 + 0.45 * step / STEPS);
  }

  private static double atMargin() {
    return Outcomes.binomial(10_000, 0.2)
        .share(
            Outcomes.binomial(10_000, 0.95 * 0.2),
            (c, t) ->
                NonInferiorityTest.withDefaults()
                        .test(new Proportion(c, 10_000), new Proportion(t, 10_000), 0.05)
                        .orElseThrow()
                        .pNonInferior()
                    < ALPHA);
  }
}
