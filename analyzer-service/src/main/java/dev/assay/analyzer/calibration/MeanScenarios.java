package dev.assay.analyzer.calibration;

import static dev.assay.analyzer.calibration.Promises.ALPHA;
import static dev.assay.analyzer.calibration.Promises.COVERAGE;
import static dev.assay.analyzer.calibration.Promises.ERROR;

import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.adjustment.CupedTest;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.Lift;
import dev.assay.analyzer.statistics.difference.LiftInterval;
import dev.assay.analyzer.statistics.difference.LiftTest;
import dev.assay.analyzer.statistics.difference.RatioDeltaTest;
import dev.assay.analyzer.statistics.difference.WelchTTest;
import dev.assay.analyzer.statistics.margin.FixedMarginTest;
import dev.assay.analyzer.statistics.margin.NonInferiorityTest;
import dev.assay.schemas.summary.RatioMoments;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Means, ratios of sums and means with a covariate, of skewed positive values. */
final class MeanScenarios {

  /** The true change of arms that differ. */
  private static final double CHANGE = 0.1;

  private static final double MARGIN = 0.1;

  private MeanScenarios() {}

  static List<Scenario> all() {
    return List.of(
        equalArms(), unequalArms(400, 1_600), unequalArms(4_000, 16_000), ratio(), covariate());
  }

  private static Scenario equalArms() {
    String data = ", log-normal values (sigma 1), 1,000 units an arm";
    double mean = Math.exp(0.5);
    WelchTTest welch = WelchTTest.withDefaults();
    LiftTest lifts = LiftTest.withDefaults();
    return new Scenario.Simulated(
        "means of log-normal values",
        4,
        List.of(
            new Figure(Group.FIXED_TESTS, "Welch's t test" + data, ERROR),
            new Figure(Group.INTERVALS, "Difference of means, Welch" + data, COVERAGE),
            new Figure(Group.INTERVALS, "Lift of a mean, Fieller" + data, COVERAGE),
            new Figure(Group.INTERVALS, "Lift of a mean, delta method" + data, COVERAGE),
            new Figure(Group.INTERVALS, "Lift of a mean, logarithm" + data, COVERAGE),
            new Figure(Group.MARGINS, "Mean, relative margin of 10 %" + data, ERROR),
            new Figure(Group.MARGINS, "Mean, absolute margin of 0.1" + data, ERROR)),
        (random, tally) -> {
          Sample control = Sample.of(Draws.logNormal(random, 1_000, 1));
          Sample same = Sample.of(Draws.logNormal(random, 1_000, 1));
          Sample higher = scaled(same, 1 + CHANGE);
          Estimate c = control.estimate().orElseThrow();
          Estimate t = higher.estimate().orElseThrow();
          tally.add(0, welch.test(control, same).orElseThrow().pValue() < ALPHA);
          tally.add(1, covers(welch.test(control, higher).orElseThrow(), CHANGE * mean));
          tally.add(2, covers(lifts.fieller(c, t).orElseThrow(), CHANGE));
          tally.add(3, lifts.delta(c, t).orElseThrow().interval().contains(CHANGE));
          tally.add(4, lifts.logarithmic(c, t).orElseThrow().contains(CHANGE));
          Sample atMargin = scaled(same, 1 - MARGIN);
          Sample below = Sample.of(same.count(), same.mean() - MARGIN, same.variance());
          tally.add(
              5,
              NonInferiorityTest.withDefaults()
                      .test(control.estimate(), atMargin.estimate(), MARGIN)
                      .orElseThrow()
                      .pNonInferior()
                  < ALPHA);
          tally.add(
              6,
              FixedMarginTest.withDefaults()
                      .test(control.estimate(), below.estimate(), MARGIN)
                      .orElseThrow()
                      .result()
                      .pNonInferior()
                  < ALPHA);
        });
  }

  private static Scenario unequalArms(int control, int treatment) {
    String data =
        String.format(
            Locale.ROOT, ", log-normal values (sigma 1), %,d and %,d units", control, treatment);
    WelchTTest welch = WelchTTest.withDefaults();
    return new Scenario.Simulated(
        "means of unequal arms" + data,
        control > 1_000 ? 2 : 4,
        List.of(new Figure(Group.FIXED_TESTS, "Welch's t test" + data, ERROR)),
        (random, tally) ->
            tally.add(
                0,
                welch
                        .test(
                            Draws.logNormal(random, control, 1),
                            Draws.logNormal(random, treatment, 1))
                        .orElseThrow()
                        .pValue()
                    < ALPHA));
  }

  /** Half of the units have 3 views on average and a rate of 0.1, half have 7 and 0.3. */
  private static Scenario ratio() {
    String data = ", clicks by views that go with the rate, 500 units an arm";
    double change = CHANGE * 0.24;
    RatioDeltaTest test = RatioDeltaTest.withDefaults();
    return new Scenario.Simulated(
        "ratios of sums",
        4,
        List.of(
            new Figure(Group.FIXED_TESTS, "Ratio by the delta method" + data, ERROR),
            new Figure(Group.INTERVALS, "Difference of ratios, delta method" + data, COVERAGE)),
        (random, tally) -> {
          RatioMoments control = clicks(random, 1);
          RatioMoments same = clicks(random, 1);
          RatioMoments higher = clicks(random, 1 + CHANGE);
          tally.add(0, test.test(control, same).orElseThrow().pValue() < ALPHA);
          tally.add(1, covers(test.test(control, higher).orElseThrow(), change));
        });
  }

  private static RatioMoments clicks(RandomGenerator random, double factor) {
    RatioMoments moments = new RatioMoments();
    for (int unit = 0; unit < 500; unit++) {
      boolean frequent = random.nextBoolean();
      long views = 1 + Draws.events(random, frequent ? 6 : 2);
      moments.add(
          (double) Draws.successes(random, views, factor * (frequent ? 0.3 : 0.1)), (double) views);
    }
    return moments;
  }

  private static Scenario covariate() {
    String data = ", skewed values, a covariate from before, 500 units an arm";
    double sigma = 0.7;
    double noise = 0.5;
    double mean = Math.exp((sigma * sigma + noise * noise) / 2);
    CupedTest test = CupedTest.withDefaults();
    return new Scenario.Simulated(
        "means with a covariate",
        4,
        List.of(
            new Figure(Group.FIXED_TESTS, "CUPED" + data, ERROR),
            new Figure(Group.INTERVALS, "Difference of means, CUPED" + data, COVERAGE),
            new Figure(Group.INTERVALS, "Lift of a mean, CUPED and Fieller" + data, COVERAGE),
            new Figure(Group.INTERVALS, "Lift of a mean, CUPED and delta method" + data, COVERAGE)),
        (random, tally) -> {
          RatioMoments control = new RatioMoments();
          RatioMoments same = new RatioMoments();
          RatioMoments higher = new RatioMoments();
          for (int unit = 0; unit < 500; unit++) {
            double before = Math.exp(sigma * random.nextGaussian());
            control.add(before * Math.exp(noise * random.nextGaussian()), before);
            before = Math.exp(sigma * random.nextGaussian());
            double after = before * Math.exp(noise * random.nextGaussian());
            same.add(after, before);
            higher.add((1 + CHANGE) * after, before);
          }
          tally.add(0, test.test(control, same).orElseThrow().adjusted().pValue() < ALPHA);
          var cuped = test.test(control, higher).orElseThrow();
          tally.add(1, covers(cuped.adjusted(), CHANGE * mean));
          tally.add(2, covers(cuped.adjusted().lift().orElseThrow(), CHANGE));
          tally.add(3, cuped.lift().orElseThrow().interval().contains(CHANGE));
        });
  }

  private static Sample scaled(Sample sample, double factor) {
    return Sample.of(sample.count(), factor * sample.mean(), factor * factor * sample.variance());
  }

  private static boolean covers(Difference difference, double truth) {
    return difference.interval().contains(truth);
  }

  private static boolean covers(Lift lift, double truth) {
    return switch (lift.interval()) {
      case LiftInterval.Bounded bounded -> bounded.low() <= truth && truth <= bounded.high();
      case LiftInterval.Exclusive open -> truth <= open.low() || truth >= open.high();
      case LiftInterval.WholeLine whole -> true;
    };
  }
}
