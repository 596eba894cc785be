package dev.assay.analyzer.statistics.quality;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.numeric.Deviance;
import dev.assay.analyzer.statistics.numeric.StirlingError;
import java.util.List;

/**
 * Test of units per arm against the shares of traffic that may be looked at after every unit.
 *
 * <p>The Bayes factor of a Dirichlet prior {@code k w} against the shares {@code w}, {@code
 * Gamma(k) / Gamma(k + n) prod Gamma(k w_i + x_i) / Gamma(k w_i) w_i^-x_i}, is a martingale under
 * the intended shares, so {@code min(1, 1 / BF)} is a p value at every look. Source: Lindon and
 * Malek 2022, "Anytime-valid inference for multinomial count data", section 3.
 */
public final class SequentialSampleRatioTest {

  private static final SequentialSampleRatioTest DEFAULT = new SequentialSampleRatioTest(10_000);

  private final double concentration;

  private SequentialSampleRatioTest(double concentration) {
    this.concentration = concentration;
  }

  /** A prior as firm as 10,000 units: made for small mismatches. */
  public static SequentialSampleRatioTest withDefaults() {
    return DEFAULT;
  }

  /**
   * With another prior.
   *
   * @param units that the prior is as firm as, above 0; the more, the smaller the mismatches it is
   *     made for
   */
  public SequentialSampleRatioTest with(double units) {
    if (!(units > 0 && Double.isFinite(units))) {
      throw new IllegalArgumentException(
          "concentration is %s; allowed is above 0 and finite".formatted(units));
    }
    return new SequentialSampleRatioTest(units);
  }

  /**
   * All arms at one look.
   *
   * @return undefined with fewer than two arms that have traffic, or with units in an arm that has
   *     none; without units the p value is 1
   */
  public Answer<SequentialSampleRatio> test(List<SampleRatioTest.Arm> arms) {
    double weights = 0;
    double units = 0;
    int open = 0;
    for (SampleRatioTest.Arm arm : arms) {
      if (arm.weight() > 0) {
        weights += arm.weight();
        units += arm.units();
        open++;
      } else if (arm.units() > 0) {
        return new Undefined<>(Reason.UNITS_WITHOUT_TRAFFIC);
      }
    }
    if (open < 2) {
      return new Undefined<>(Reason.TOO_FEW_ARMS);
    }
    // Stirling's formula of each gamma function: what is left is a divergence of the shares and
    // small terms, where the logarithms of the gamma functions would cancel.
    double all = concentration + units;
    double log =
        Math.log(all / concentration) / 2 - StirlingError.of(all) + StirlingError.of(concentration);
    for (SampleRatioTest.Arm arm : arms) {
      if (arm.weight() > 0) {
        double share = arm.weight() / weights;
        double prior = concentration * share;
        double posterior = prior + arm.units();
        log +=
            Deviance.of(posterior, all * share, arm.units() - units * share)
                - Math.log(posterior / prior) / 2
                + StirlingError.of(posterior)
                - StirlingError.of(prior);
      }
    }
    return Answer.of(new SequentialSampleRatio(log, Math.min(1, Math.exp(-log))));
  }
}
