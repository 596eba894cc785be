package dev.assay.analyzer.statistics.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.schemas.summary.RatioMoments;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdjustedMeanTest {

  /** {@code y = 3, 5, 10}, {@code x = 1, 2, 6}: with {@code theta = 1.5, c = 2}, 6 - 1.5. */
  @Test
  void isTheMeanWithAnotherCovariate() {
    RatioMoments arm = new RatioMoments();
    arm.add(3, 1);
    arm.add(5, 2);
    arm.add(10, 6);
    Estimate adjusted = AdjustedMean.of(arm, 1.5, 2).orElseThrow();

    assertThat(adjusted.value() + adjusted.residual()).isCloseTo(4.5, within(1e-15));
    // Of y - 1.5 x = 1.5, 2, 1: 0.25 over three units.
    assertThat(adjusted.variance()).isCloseTo(0.25 / 3, within(1e-14));
    assertThat(adjusted.degreesOfFreedom()).isEqualTo(2);
    assertThat(AdjustedMean.of(arm, 0, 2).orElseThrow().value()).isEqualTo(6);
  }

  /** The covariate that both arms are set to cancels, however far from 0 the values are. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e6, 1e12})
  void differencesAreThoseOfTheTest(double offset) {
    RatioMoments control = arm(offset, 0, 1);
    RatioMoments treatment = arm(offset, 0.5, 2);
    double theta = CupedTest.withDefaults().theta(control, treatment);
    Cuped test = CupedTest.withDefaults().test(control, treatment, theta).orElseThrow();

    Estimate c = AdjustedMean.of(control, theta, offset + 3).orElseThrow();
    Estimate t = AdjustedMean.of(treatment, theta, offset + 3).orElseThrow();
    double difference = (t.value() - c.value()) + (t.residual() - c.residual());
    assertThat(difference).isCloseTo(test.adjusted().value(), within(1e-11));
    assertThat(Math.sqrt(c.variance() + t.variance()))
        .isCloseTo(test.adjusted().standardError(), within(1e-12));
  }

  @Test
  void oneUnitHasNoVariance() {
    RatioMoments arm = new RatioMoments();
    arm.add(1, 1);
    assertThat(AdjustedMean.of(arm, 1, 1)).isEqualTo(new Undefined<>(Reason.TOO_FEW_UNITS));
    arm.add(2, 1);
    assertThat(AdjustedMean.of(arm, 1, 1).isDefined()).isTrue();
  }

  private static RatioMoments arm(double offset, double effect, long seed) {
    Random random = new Random(seed);
    RatioMoments arm = new RatioMoments();
    for (int unit = 0; unit < 500; unit++) {
      double before = random.nextInt(16);
      arm.add(offset + before + effect + random.nextInt(4), offset + before);
    }
    return arm;
  }
}
