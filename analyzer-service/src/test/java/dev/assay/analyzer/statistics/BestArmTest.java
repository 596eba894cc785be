package dev.assay.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.assay.analyzer.statistics.bayes.BestArm;
import dev.assay.analyzer.statistics.bayes.BestArms;
import dev.assay.analyzer.statistics.bayes.BetaPosterior;
import dev.assay.analyzer.statistics.bayes.GammaPosterior;
import dev.assay.analyzer.statistics.bayes.NormalPosterior;
import dev.assay.analyzer.statistics.bayes.Posterior;
import dev.assay.analyzer.statistics.bayes.Superiority;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.FDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestArmTest {

  private static final double RELATIVE_PERCENT = 1e-7;

  /**
   * mpmath 60 digits by Evan Miller's sum {@code P(B > A) = sum_{i < a_B} B(a_A + i, b_A + b_B) /
   * ((b_B + i) B(1 + i, b_B) B(a_A, b_A))}, and {@code E[(C - T)+] = m_c P(C' > T) - m_t P(C > T')}
   * with one more conversion in {@code C'} and {@code T'}.
   */
  @ParameterizedTest
  @CsvSource({
    "101, 901, 121, 881, 0.92318343897355975, 0.076816561026440246, 0.00048461392635644373,"
        + " 0.020444693766675805",
    "101, 901, 201, 801, 0.99999999985406749, 1.459325065750327e-10, 3.5626642425836856e-13,"
        + " 0.099800399201953073",
    "3, 3, 300, 300, 0.5, 0.5, 0.078514329385785146, 0.078514329385785146",
    "1, 1, 5001, 5001, 0.5, 0.5, 0.12501249625112466, 0.12501249625112466",
    "1001, 9001, 2001, 8001, 1, 5.7880700177625068e-89, 1.4690097567965688e-92,"
        + " 0.09998000399920016"
  })
  void comparesConversionRates(
      double a, double b, double c, double d, double better, double worse, double lt, double lc) {
    Superiority result = BestArm.compare(new BetaPosterior(a, b), new BetaPosterior(c, d));
    assertThat(result.treatmentBetter()).isCloseTo(better, withinPercentage(RELATIVE_PERCENT));
    assertThat(result.controlBetter()).isCloseTo(worse, withinPercentage(RELATIVE_PERCENT));
    assertThat(result.treatmentLoss()).isCloseTo(lt, withinPercentage(RELATIVE_PERCENT));
    assertThat(result.controlLoss()).isCloseTo(lc, withinPercentage(RELATIVE_PERCENT));
  }

  @Property(tries = 200)
  void agreesWithTheFiniteSum(
      @ForAll @IntRange(min = 1, max = 60) int a,
      @ForAll @IntRange(min = 1, max = 60) int b,
      @ForAll @IntRange(min = 1, max = 60) int c,
      @ForAll @IntRange(min = 1, max = 60) int d) {
    double sum = 0;
    for (int i = 0; i < c; i++) {
      sum += Math.exp(logBeta(a + i, b + d) - Math.log(d + i) - logBeta(1 + i, d) - logBeta(a, b));
    }
    Superiority result = BestArm.compare(new BetaPosterior(a, b), new BetaPosterior(c, d));
    assertThat(result.treatmentBetter()).isCloseTo(sum, within(1e-10));
  }

  private static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  /** Of whole numbers: a factorial. */
  private static double logGamma(double n) {
    double sum = 0;
    for (int i = 2; i < n; i++) {
      sum += Math.log(i);
    }
    return sum;
  }

  @Property(tries = 300)
  void lossesDifferByTheMeans(
      @ForAll @DoubleRange(min = 0.05, max = 3000) double a,
      @ForAll @DoubleRange(min = 0.05, max = 3000) double b,
      @ForAll @DoubleRange(min = 0.05, max = 3000) double c,
      @ForAll @DoubleRange(min = 0.05, max = 3000) double d) {
    for (List<Posterior> pair :
        List.<List<Posterior>>of(
            List.of(new BetaPosterior(a, b), new BetaPosterior(c, d)),
            List.of(new GammaPosterior(a, b), new GammaPosterior(c, d)),
            List.of(new NormalPosterior(a, b), new NormalPosterior(c, d)))) {
      Posterior control = pair.getFirst();
      Posterior treatment = pair.getLast();
      Superiority one = BestArm.compare(control, treatment);
      Superiority other = BestArm.compare(treatment, control);
      double size = Math.max(Math.abs(control.mean()), treatment.mean()) + Math.max(b, d) * 1e-9;
      assertThat(one.controlLoss() - one.treatmentLoss())
          .isCloseTo(treatment.mean() - control.mean(), within(1e-9 * size));
      assertThat(one.treatmentBetter() + one.controlBetter()).isCloseTo(1, within(1e-9));
      assertThat(other.treatmentBetter()).isCloseTo(one.controlBetter(), within(1e-9));
      assertThat(other.treatmentLoss()).isCloseTo(one.controlLoss(), within(1e-9 * size));
      BestArms quadrature = BestArm.withDefaults().compare(pair);
      assertThat(quadrature.probabilities().get(1)).isCloseTo(one.treatmentBetter(), within(1e-9));
      assertThat(quadrature.expectedLosses().get(1))
          .isCloseTo(one.treatmentLoss(), within(1e-9 * (size + b + d)));
      BestArms lower = BestArm.withDefaults().with(Direction.LOWER_IS_BETTER).compare(pair);
      assertThat(lower.probabilities().get(0)).isCloseTo(one.treatmentBetter(), within(1e-9));
    }
  }

  /** {@code P(B > A) = I_{r_A / (r_A + r_B)}(a_A, a_B)}, here as a tail of an F distribution. */
  @ParameterizedTest
  @CsvSource({
    "121, 1001, 146, 1001",
    "0.5, 50.001, 3.5, 55.001",
    "2102, 701, 2052, 711",
    "3,1,90,2"
  })
  void comparesRatesOfEvents(double a, double r, double c, double s) {
    double tail = FDistribution.of(2 * a, 2 * c).cumulativeProbability(r / a / (s / c));
    Superiority result = BestArm.compare(new GammaPosterior(a, r), new GammaPosterior(c, s));
    assertThat(result.treatmentBetter()).isCloseTo(tail, within(1e-11));
  }

  /** mpmath 22 digits, trapezoid sums of {@code f_i prod F_j} and {@code F_i (1 - prod F_j) u'}. */
  @Test
  void findsTheBestOfThree() {
    BestArms rates =
        BestArm.withDefaults()
            .compare(
                List.of(
                    new GammaPosterior(3.5, 50),
                    new GammaPosterior(8, 60),
                    new GammaPosterior(5.25, 55)));
    close(rates.probabilities(), 0.093953982026096, 0.67039884495775, 0.23564717301616);
    close(rates.expectedLosses(), 0.076420414991864, 0.013087081658531, 0.050965869537318);
    BestArms means =
        BestArm.withDefaults()
            .compare(
                List.of(
                    new NormalPosterior(1, 0.2),
                    new NormalPosterior(1.1, 0.25),
                    new NormalPosterior(0.9, 0.3)));
    close(means.probabilities(), 0.28051687364096, 0.50480198349594, 0.21468114286311);
    close(means.expectedLosses(), 0.22699908121695, 0.12699908121695, 0.32699908121695);
    BestArms lower =
        BestArm.withDefaults()
            .with(Direction.LOWER_IS_BETTER)
            .compare(
                List.of(
                    new NormalPosterior(-1, 0.2),
                    new NormalPosterior(-1.1, 0.25),
                    new NormalPosterior(-0.9, 0.3)));
    close(lower.probabilities(), 0.28051687364096, 0.50480198349594, 0.21468114286311);
    close(lower.expectedLosses(), 0.22699908121695, 0.12699908121695, 0.32699908121695);
  }

  private static void close(List<Double> actual, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-11));
    }
  }

  @Test
  void holdsForHugeAndForTinyPosteriors() {
    close(
        BestArm.withDefaults()
            .compare(List.of(new NormalPosterior(0, 1e-9), new NormalPosterior(1e12, 1e-9)))
            .probabilities(),
        0,
        1);
    BetaPosterior control = new BetaPosterior(1e11, 9e11);
    BetaPosterior treatment = new BetaPosterior(1.00001e11, 8.99999e11);
    Superiority huge = BestArm.compare(control, treatment);
    // So narrow posteriors are normal to 1e-6: Phi(1e-6 / sqrt(2 * 0.09 / 1e12)).
    assertThat(huge.treatmentBetter()).isCloseTo(0.99078876, within(1e-6));
    Superiority gap = BestArm.compare(control, new BetaPosterior(2e11, 8e11));
    assertThat(gap.controlLoss()).isCloseTo(0.1, within(1e-12));
    assertThat(gap.controlBetter()).isZero();
    Superiority vague =
        BestArm.compare(new BetaPosterior(1e-3, 1e-3), new BetaPosterior(1e-3, 2e-3));
    assertThat(vague.controlLoss() - vague.treatmentLoss()).isCloseTo(-1.0 / 6, within(1e-10));
  }

  @Test
  void givesCredibleLimits() {
    DoubleUnaryOperator below = x -> 1 - Math.pow(1 - x, 20);
    Interval first = new BetaPosterior(1, 20).credibleInterval(new ConfidenceLevel(1e-6));
    assertThat(below.applyAsDouble(first.low())).isCloseTo(5e-7, withinPercentage(1e-6));
    assertThat(Math.pow(1 - first.high(), 20)).isCloseTo(5e-7, withinPercentage(1e-6));
    Interval exponential = new GammaPosterior(1, 4).credibleInterval(ConfidenceLevel.DEFAULT);
    assertThat(exponential.low()).isCloseTo(-Math.log1p(-0.025) / 4, within(1e-14));
    assertThat(exponential.high()).isCloseTo(-Math.log(0.025) / 4, within(1e-10));
  }

  @Test
  void comparesOneKindOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BestArm.withDefaults()
                    .compare(List.of(new BetaPosterior(1, 1), new GammaPosterior(1, 1))))
        .withMessage("arms are BetaPosterior and GammaPosterior; allowed is one kind");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BestArm.withDefaults().compare(List.of()))
        .withMessage("arms is empty; allowed is at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BetaPosterior(0, 1))
        .withMessage("prior_alpha is 0.0; allowed is above 0 and finite");
  }
}
