package dev.assay.analyzer.statistics.adjustment;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.StudentTest;
import java.util.List;
import java.util.function.Function;

/**
 * Difference of means with the noise between strata taken out.
 *
 * <p>{@code sum w_k d_k}, where {@code w_k} is the share of both arms' units in stratum {@code k}
 * and {@code d_k} its difference; variance {@code sum w_k^2 (s_kt^2/n_kt + s_kc^2/n_kc)}, given how
 * many units of each stratum came to each arm, with Satterthwaite's degrees of freedom. Strata must
 * not depend on the treatment. Source: Miratrix, Sekhon and Yu 2013, JRSS B 75, section 3.
 */
public final class PostStratificationTest {

  private static final PostStratificationTest DEFAULT =
      new PostStratificationTest(ConfidenceLevel.DEFAULT, Alternative.TWO_SIDED);

  private final ConfidenceLevel level;
  private final Alternative alternative;

  private PostStratificationTest(ConfidenceLevel level, Alternative alternative) {
    this.level = level;
    this.alternative = alternative;
  }

  /** Two-sided, with intervals of 95 %. */
  public static PostStratificationTest withDefaults() {
    return DEFAULT;
  }

  public PostStratificationTest with(ConfidenceLevel confidenceLevel) {
    return new PostStratificationTest(confidenceLevel, alternative);
  }

  public PostStratificationTest with(Alternative lookedFor) {
    return new PostStratificationTest(level, lookedFor);
  }

  /**
   * Compares both arms over all strata.
   *
   * @param strata every unit in one of them; those without any units are left out
   * @return undefined without units, when a stratum has none of an arm or only one, and when
   *     nothing varies within strata: merge such strata with like ones
   */
  public Answer<Difference> test(List<Stratum> strata) {
    List<Stratum> filled = strata.stream().filter(stratum -> stratum.units() > 0).toList();
    if (filled.isEmpty()) {
      return new Undefined<>(Reason.NO_OBSERVATIONS);
    }
    if (filled.stream().anyMatch(s -> smallest(s) == 0)) {
      return new Undefined<>(Reason.STRATUM_WITHOUT_ARM);
    }
    if (filled.stream().anyMatch(s -> smallest(s) == 1)) {
      return new Undefined<>(Reason.TOO_FEW_UNITS);
    }
    double units = filled.stream().mapToDouble(Stratum::units).sum();
    Estimate control = weighted(filled, Stratum::control, units);
    Estimate treatment = weighted(filled, Stratum::treatment, units);
    double difference = 0;
    for (Stratum stratum : filled) {
      difference +=
          stratum.units() / units * mean(stratum.treatment()).minus(mean(stratum.control()));
    }
    // The sum of the differences keeps digits that a difference of the sums has lost.
    Estimate precise =
        new Estimate(
            treatment.value(),
            difference - (treatment.value() - control.value()),
            treatment.variance(),
            treatment.degreesOfFreedom());
    return StudentTest.test(Answer.of(control), Answer.of(precise), level, alternative);
  }

  private static Estimate weighted(
      List<Stratum> strata, Function<Stratum, Sample> arm, double units) {
    double value = 0;
    double variance = 0;
    double squares = 0;
    for (Stratum stratum : strata) {
      double weight = stratum.units() / units;
      Estimate mean = mean(arm.apply(stratum));
      double part = weight * weight * mean.variance();
      value += weight * mean.value();
      variance += part;
      squares += part * part / mean.degreesOfFreedom();
    }
    return new Estimate(value, variance, variance == 0 ? 1 : variance * variance / squares);
  }

  private static Estimate mean(Sample sample) {
    return sample.estimate().orElseThrow();
  }

  private static long smallest(Stratum stratum) {
    return Math.min(stratum.control().count(), stratum.treatment().count());
  }
}
