package dev.assay.analyzer.calibration;

import static dev.assay.analyzer.calibration.Promises.ALPHA;

import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.difference.Proportion;
import dev.assay.analyzer.statistics.difference.TwoProportionZTest;
import dev.assay.analyzer.statistics.difference.WelchTTest;
import dev.assay.analyzer.statistics.planning.MeanPlan;
import dev.assay.analyzer.statistics.planning.ProportionPlan;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Powers against their formulas, and sample sizes against the power that they are for. */
final class PowerScenarios {

  private static final WelchTTest WELCH = WelchTTest.withDefaults();
  private static final double POWER = 0.8;

  private PowerScenarios() {}

  static List<Scenario> all() {
    MeanPlan means = MeanPlan.withDefaults(1, 1);
    long small = means.sampleSizeStudent(0.4, 1).orElseThrow().wholeControl();
    long large = means.sampleSize(0.05, 1).wholeControl();
    ProportionPlan proportions = ProportionPlan.withDefaults(0.1);
    long pooled = proportions.sampleSizePooled(0.12, 1).wholeControl();
    long unpooled = proportions.sampleSize(0.12, 1).wholeControl();
    return List.of(
        means(
            "Means, noncentral t: 0.5 deviations, 40 units an arm",
            40,
            0.5,
            means.powerStudent(0.5, 40, 40).orElseThrow()),
        moments(
            "Means, normal: 0.04 deviations, 5,000 units an arm",
            5_000,
            0.04,
            means.power(0.04, 5_000, 5_000)),
        proportions(
            "Proportions, pooled z: 10 and 12 % of 3,000 units an arm",
            3_000, proportions.powerPooled(0.12, 3_000, 3_000)),
        means(
            String.format(
                Locale.ROOT,
                "Sample size of means by t for 80 %%: 0.4 deviations, %,d units an arm",
                small),
            Math.toIntExact(small),
            0.4,
            POWER),
        moments(
            String.format(
                Locale.ROOT,
                "Sample size of means by z for 80 %%: 0.05 deviations, %,d units an arm",
                large),
            large,
            0.05,
            POWER),
        proportions(
            String.format(
                Locale.ROOT,
                "Sample size of proportions, pooled, for 80 %%: 10 and 12 %% of %,d units an arm",
                pooled),
            pooled,
            POWER),
        proportions(
            String.format(
                Locale.ROOT,
                "Sample size of proportions, unpooled, for 80 %%: 10 and 12 %% of %,d units an arm",
                unpooled),
            unpooled,
            POWER));
  }

  private static Scenario means(String name, int units, double effect, double formula) {
    return new Scenario.Simulated(
        name,
        10,
        List.of(new Figure(Group.POWER, name, Promises.power(formula))),
        (random, tally) ->
            tally.add(
                0,
                WELCH
                        .test(Draws.normal(random, units, 0), Draws.normal(random, units, effect))
                        .orElseThrow()
                        .pValue()
                    < ALPHA));
  }

  /** Means and variances of normal values, drawn as such. */
  private static Scenario moments(String name, long units, double effect, double formula) {
    return new Scenario.Simulated(
        name,
        10,
        List.of(new Figure(Group.POWER, name, Promises.power(formula))),
        (random, tally) ->
            tally.add(
                0,
                WELCH
                        .test(sample(random, units, 0), sample(random, units, effect))
                        .orElseThrow()
                        .pValue()
                    < ALPHA));
  }

  private static Sample sample(RandomGenerator random, long units, double mean) {
    return Sample.of(
        units,
        mean + random.nextGaussian() / Math.sqrt((double) units),
        2 * Draws.gamma(random, (units - 1) / 2.0) / (units - 1));
  }

  private static Scenario proportions(String name, long units, double formula) {
    TwoProportionZTest test = TwoProportionZTest.withDefaults();
    return new Scenario.Exact(
        new Figure(Group.POWER, name, Promises.power(formula)),
        () ->
            Outcomes.binomial(units, 0.1)
                .share(
                    Outcomes.binomial(units, 0.12),
                    (c, t) ->
                        test.test(new Proportion(c, units), new Proportion(t, units))
                                .orElseThrow()
                                .pValue()
                            < ALPHA));
  }
}
