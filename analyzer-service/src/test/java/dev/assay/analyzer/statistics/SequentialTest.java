package dev.assay.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.numeric.StandardNormal;
import dev.assay.analyzer.statistics.quality.SampleRatioTest;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatio;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatioTest;
import dev.assay.analyzer.statistics.sequential.AlwaysValid;
import dev.assay.analyzer.statistics.sequential.AsymptoticConfidenceSequence;
import dev.assay.analyzer.statistics.sequential.GroupSequentialDesign;
import dev.assay.analyzer.statistics.sequential.MixtureRatioTest;
import dev.assay.analyzer.statistics.sequential.QuantileConfidenceSequence;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialTest {

  private static Estimate effect(double value, double error) {
    return new Estimate(value, error * error, Double.POSITIVE_INFINITY);
  }

  @Property(tries = 300)
  void containsTheFixedInterval(
      @ForAll @DoubleRange(min = -5, max = 5) double value,
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long units,
      @ForAll @DoubleRange(min = 1, max = 1e9) double tuning) {
    Estimate estimate = effect(value, 0.7);
    double fixed = StandardNormal.upperQuantile(0.025) * 0.7;
    assertThat(AsymptoticConfidenceSequence.withDefaults(tuning).at(estimate, units).halfWidth())
        .isGreaterThan(fixed);
    assertThat(MixtureRatioTest.withDefaults(tuning).at(estimate).halfWidth()).isGreaterThan(fixed);
  }

  /** With {@code tau^2 = rho^2 N V} the two are one. */
  @Test
  void isTheMixtureRatioTest() {
    AsymptoticConfidenceSequence sequence = AsymptoticConfidenceSequence.withDefaults(5000);
    double tau = sequence.rho() * sequence.rho() * 1234 * 0.09;
    assertThat(sequence.at(effect(1.1, 0.3), 1234).logEvidence())
        .isCloseTo(
            MixtureRatioTest.withDefaults(tau).at(effect(1.1, 0.3)).logEvidence(), within(1e-12));
  }

  @Test
  void isOneSidedBothWays() {
    AsymptoticConfidenceSequence sequence = AsymptoticConfidenceSequence.withDefaults(5000);
    AlwaysValid greater = sequence.with(Alternative.GREATER).at(effect(2, 0.3), 900).atLook();
    AlwaysValid less = sequence.with(Alternative.LESS).at(effect(-2, 0.3), 900).atLook();
    assertThat(less.pValue()).isEqualTo(greater.pValue());
    assertThat(less.interval().high()).isEqualTo(-greater.interval().low());
    assertThat(sequence.with(Alternative.LESS).at(effect(2, 0.3), 900).atLook().pValue()).isOne();
    assertThat(sequence.with(Alternative.GREATER).at(effect(11, 0.3), 100_000).atLook().pValue())
        .isBetween(1e-300, 1e-280);
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AsymptoticConfidenceSequence.withDefaults(0))
        .withMessage("tuning_n is 0.0; allowed is above 0 and finite");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                AsymptoticConfidenceSequence.withDefaults(9)
                    .with(Alternative.LESS)
                    .with(new ConfidenceLevel(0.5)))
        .withMessage("alpha is 0.5; allowed is above 0, below 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupSequentialDesign.withDefaults().bounds(0.5, 0.5))
        .withMessage(
            "information_fractions[1] is 0.5; allowed is from 1.0E-6 more than the one before to"
                + " 1");
  }

  /** Two-sided O'Brien-Fleming-like bounds for one look are the fixed test's. */
  @Test
  void boundsOneLookLikeAFixedTest() {
    assertThat(GroupSequentialDesign.withDefaults().bounds(1).zBounds().getFirst())
        .isCloseTo(1.959963984540054, within(1e-12));
  }

  /** The last bound is close to that of continuous monitoring: P(max |B| > b) = alpha. */
  @Test
  void boundsAHundredLooks() {
    double[] looks = new double[100];
    Arrays.setAll(looks, i -> (i + 1) / 100.0);
    List<Double> bounds = GroupSequentialDesign.withDefaults().bounds(looks).zBounds();
    assertThat(bounds.getLast()).isBetween(2.1, 2.3);
    for (int look = 1; look < 100; look++) {
      assertThat(bounds.get(look)).isLessThan(bounds.get(look - 1));
    }
  }

  /**
   * mpmath 50 digits: all ranks {@code s} with {@code ln B(r q + s, r (1 - q) + n - s) - ln B(r q,
   * r (1 - q)) - s ln q - (n - s) ln(1 - q)} below {@code -ln alpha}.
   */
  @ParameterizedTest
  @CsvSource({"400, 0.9, 1000, 340, 377", "400, 0.5, 400, 170, 230", "10, 0.5, 100, 0, 10"})
  void boundsRanks(long n, double quantile, double tuning, long low, long high) {
    QuantileConfidenceSequence sequence = QuantileConfidenceSequence.withDefaults(quantile, tuning);
    assertThat(sequence.lowestRank(n)).isEqualTo(low);
    assertThat(sequence.highestRank(n)).isEqualTo(high);
  }

  /** The true median of uniform values, looked at after every tenth of 3,000 values. */
  @Test
  void coversAQuantileAtAllLooks() {
    Random random = new Random(20_260_103);
    QuantileConfidenceSequence sequence = QuantileConfidenceSequence.withDefaults(0.9, 1000);
    int missed = 0;
    for (int run = 0; run < 1000; run++) {
      int below = 0;
      boolean miss = false;
      for (int n = 1; n <= 3000 && !miss; n++) {
        below += random.nextDouble() < 0.9 ? 1 : 0;
        miss = n % 10 == 0 && (below < sequence.lowestRank(n) || below > sequence.highestRank(n));
      }
      missed += miss ? 1 : 0;
    }
    assertThat(missed / 1000.0).isBetween(0.005, 0.05);
  }

  @Test
  void turnsRanksIntoValues() {
    QuantileConfidenceSequence sequence = QuantileConfidenceSequence.withDefaults(0.5, 400);
    assertThat(sequence.at(400, share -> 1000 * share)).isEqualTo(new Interval(423.75, 576.25));
    assertThat(sequence.at(10, share -> share))
        .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  /** mpmath 50 digits: {@code ln Gamma(k) / Gamma(k+n) prod Gamma(k w + x) / Gamma(k w) w^-x}. */
  @Test
  void weighsTheSampleRatio() {
    SequentialSampleRatioTest test = SequentialSampleRatioTest.withDefaults();
    assertThat(log(test, 5000, 5200)).isCloseTo(0.6386028263917901, within(1e-11));
    assertThat(log(test, 500_000_000_000L, 500_001_000_000L))
        .isCloseTo(-8.710366381974543, within(1e-9));
    assertThat(
            test.with(3)
                .test(
                    List.of(
                        new SampleRatioTest.Arm(10, 1),
                        new SampleRatioTest.Arm(20, 2),
                        new SampleRatioTest.Arm(5, 1),
                        new SampleRatioTest.Arm(0, 0)))
                .orElseThrow()
                .logBayesFactor())
        .isCloseTo(-1.5277717890995963, within(1e-12));
    assertThat(log(test, 0, 0)).isCloseTo(0, within(1e-15));
    SequentialSampleRatio alarm = new SequentialSampleRatio(5, 0.01);
    assertThat(alarm.and(new SequentialSampleRatio(1, 0.3)))
        .isEqualTo(new SequentialSampleRatio(1, 0.01));
  }

  private static double log(SequentialSampleRatioTest test, long first, long second) {
    return test.test(List.of(new SampleRatioTest.Arm(first, 1), new SampleRatioTest.Arm(second, 1)))
        .orElseThrow()
        .logBayesFactor();
  }

  /** mpmath 50 digits: {@code npdf(k) - k erfc(k / sqrt 2) / 2}. */
  @ParameterizedTest
  @CsvSource({
    "3.5, 5.8480918421422438e-5",
    "5, 5.346165533832815e-8",
    "20, 1.3700124947295799e-90",
    "37, 1.5451991905122025e-301"
  })
  void losesLittleFarOut(double k, double expected) {
    assertThat(StandardNormal.unitLoss(k)).isCloseTo(expected, within(1e-13 * expected));
  }
}
