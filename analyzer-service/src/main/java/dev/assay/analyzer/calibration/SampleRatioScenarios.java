package dev.assay.analyzer.calibration;

import dev.assay.analyzer.statistics.numeric.StandardNormal;
import dev.assay.analyzer.statistics.quality.SampleRatioTest;
import java.util.List;
import java.util.Locale;

/** The sample-ratio test at a planned end. */
final class SampleRatioScenarios {

  private SampleRatioScenarios() {}

  static List<Scenario> all() {
    return List.of(
        error(0.001, 10_000),
        error(0.01, 10_000),
        error(0.001, 1_000_000),
        error(0.01, 1_000_000),
        power(0.001, 40_000),
        power(0.01, 40_000));
  }

  /** Counts are whole, so the share of alarms moves in steps about its level: a tenth of it. */
  private static Scenario error(double alpha, long units) {
    return new Scenario.Exact(
        new Figure(
            Group.SAMPLE_RATIO,
            String.format(Locale.ROOT, "False alarms at p < %s, %,d units", alpha, units),
            Promise.within(alpha / 10, alpha)),
        () -> alarms(alpha, units, 0.5));
  }

  private static Scenario power(double alpha, long units) {
    double shifted = 0.51;
    double critical = StandardNormal.upperQuantile(alpha / 2);
    double mean = (2 * shifted - 1) * Math.sqrt((double) units);
    double deviation = 2 * Math.sqrt(shifted * (1 - shifted));
    double formula =
        StandardNormal.survival((critical - mean) / deviation)
            + StandardNormal.survival((critical + mean) / deviation);
    return new Scenario.Exact(
        new Figure(
            Group.SAMPLE_RATIO,
            String.format(
                Locale.ROOT,
                "Alarms at p < %s when 51 %% of %,d units go to one arm",
                alpha,
                units),
            Promises.power(formula)),
        () -> alarms(alpha, units, shifted));
  }

  private static double alarms(double alpha, long units, double share) {
    return Outcomes.binomial(units, share)
        .share(
            x ->
                SampleRatioTest.test(
                            List.of(
                                new SampleRatioTest.Arm(x, 1),
                                new SampleRatioTest.Arm(units - x, 1)))
                        .orElseThrow()
                        .pValue()
                    < alpha);
  }
}
