package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Exact comparison of two Poisson rates: given all {@code N} events, those of the treatment are
 * binomial, with the treatment's share of the exposure under equal rates.
 *
 * <p>The ratio's interval is Clopper and Pearson's, as odds, over the ratio of the exposures. Score
 * test: {@code z = (x_t e_c - x_c e_t) / sqrt(N e_t e_c)}. Undefined without events. Sources:
 * Przyborowski and Wilenski 1940, Biometrika 31; Gu, Ng, Tang and Schucany 2008.
 */
public final class PoissonRateTest {

  /** Without events every ratio of the rates is as likely. */
  public static final Interval NO_EVENTS = new Interval(0, Double.POSITIVE_INFINITY);

  private static final PoissonRateTest DEFAULT = new PoissonRateTest(ConfidenceLevel.DEFAULT);

  private final ConfidenceLevel level;

  private PoissonRateTest(ConfidenceLevel level) {
    this.level = level;
  }

  /** With intervals of 95 %. */
  public static PoissonRateTest withDefaults() {
    return DEFAULT;
  }

  public PoissonRateTest with(ConfidenceLevel confidenceLevel) {
    return new PoissonRateTest(confidenceLevel);
  }

  /**
   * Compares two rates.
   *
   * @throws IllegalArgumentException with more than 1e12 events
   */
  public Answer<RateComparison> test(Rate control, Rate treatment) {
    long events = Math.addExact(control.count(), treatment.count());
    if (events == 0) {
      return new Undefined<>(Reason.NO_EVENTS);
    }
    double exposures = treatment.exposure() / control.exposure();
    Binomial binomial = new Binomial(events, exposures);
    double greater = binomial.atLeast(treatment.count());
    double less = binomial.atMost(treatment.count());
    Interval odds = new Proportion(treatment.count(), events).oddsInterval(level.tail());
    double score =
        Products.difference(
                (double) treatment.count(),
                control.exposure(),
                (double) control.count(),
                treatment.exposure())
            / Math.sqrt(treatment.exposure())
            / Math.sqrt(control.exposure())
            / Math.sqrt((double) events);
    return Answer.of(
        new RateComparison(
            treatment.value() - control.value(),
            treatment.value() / control.value(),
            binomial.noLikelier(treatment.count()),
            Math.min(1, 2 * Math.min(greater, less)),
            greater,
            less,
            score,
            Alternative.TWO_SIDED.pValue(NormalDistribution.of(0, 1), score),
            new Interval(odds.low() / exposures, odds.high() / exposures)));
  }
}
