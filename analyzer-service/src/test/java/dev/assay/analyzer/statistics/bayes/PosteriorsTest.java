package dev.assay.analyzer.statistics.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.Proportion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PosteriorsTest {

  private static final GammaPosterior RATE = new GammaPosterior(2, 3);

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void parametersAreAboveZeroAndFinite(double value) {
    String allowed = " is " + value + "; allowed is above 0 and finite";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BetaPosterior(value, 1))
        .withMessage("prior_alpha" + allowed);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BetaPosterior(1, value))
        .withMessage("prior_beta" + allowed);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GammaPosterior(value, 1))
        .withMessage("prior_shape" + allowed);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GammaPosterior(1, value))
        .withMessage("prior_rate" + allowed);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalPosterior(0, value))
        .withMessage("sd" + allowed);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalPrior(0, value))
        .withMessage("prior.variance" + allowed);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NEGATIVE_INFINITY, Double.NaN, Double.POSITIVE_INFINITY})
  void meansAreFinite(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalPosterior(value, 1))
        .withMessage("mean is " + value + "; allowed is finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalPrior(value, 1))
        .withMessage("prior.mean is " + value + "; allowed is finite");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void exposureIsAtLeastZero(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GammaPosterior.of(RATE, 1, value))
        .withMessage("exposure is " + value + "; allowed is at least 0 and finite");
  }

  @Test
  void countsAreAtLeastZero() {
    assertThatThrownBy(() -> GammaPosterior.of(RATE, -1, 1))
        .hasMessage("count is -1.0; allowed is at least 0 and finite");
    assertThat(GammaPosterior.of(RATE, 0, 0)).isEqualTo(RATE);
  }

  @Test
  void dataAddToThePrior() {
    assertThat(BetaPosterior.of(new BetaPosterior(2, 3), new Proportion(4, 10)))
        .isEqualTo(new BetaPosterior(6, 9));
    assertThat(new BetaPosterior(6, 9).mean()).isEqualTo(0.4);
    assertThat(GammaPosterior.of(RATE, 5, 4)).isEqualTo(new GammaPosterior(7, 7));
    assertThat(new GammaPosterior(7, 2).mean()).isEqualTo(3.5);
  }

  /** {@code (4 * 1 + 1 * 3) / 5} and {@code 4 / 5}. */
  @Test
  void normalDataMeetTheirPriorInBetween() {
    NormalPosterior posterior = NormalPosterior.of(new NormalPrior(1, 1), new Estimate(3, 4, 10));
    assertThat(posterior.mean()).isCloseTo(1.4, within(1e-15));
    assertThat(posterior.standardDeviation()).isCloseTo(Math.sqrt(0.8), within(1e-15));
    assertThat(NormalPosterior.of(new Estimate(3, 4, 10))).isEqualTo(new NormalPosterior(3, 2));
  }

  /** 3 is moved by -1.6 and 2 by -0.5; the variances are 0.8 and 0.5. */
  @Test
  void theDifferenceOfTwoArmsMovesByBothPriors() {
    NormalPrior prior = new NormalPrior(1, 1);
    NormalPosterior difference =
        prior.difference(new Estimate(2, 1, 10), new Estimate(3, 4, 10)).orElseThrow();
    assertThat(difference.mean()).isCloseTo(-0.1, within(1e-15));
    assertThat(difference.standardDeviation()).isCloseTo(Math.sqrt(1.3), within(1e-15));
    assertThat(prior.difference(new Estimate(2, 0, 10), new Estimate(3, 0, 10)))
        .isEqualTo(Answer.undefined(Reason.ZERO_VARIANCE));
  }

  @Test
  void onlyOneKindIsCompared() {
    NormalPosterior normal = new NormalPosterior(0, 1);
    BetaPosterior beta = new BetaPosterior(1, 1);
    assertThatThrownBy(() -> BestArm.compare(normal, beta))
        .hasMessage("arms are NormalPosterior and BetaPosterior; allowed is one kind");
    assertThatThrownBy(() -> BestArm.compare(beta, normal))
        .hasMessage("arms are BetaPosterior and NormalPosterior; allowed is one kind");
    assertThatThrownBy(() -> BestArm.compare(RATE, beta))
        .hasMessage("arms are GammaPosterior and BetaPosterior; allowed is one kind");
    assertThatThrownBy(() -> BestArm.withDefaults().compare(List.of()))
        .hasMessage("arms is empty; allowed is at least one");
  }

  @Test
  void scalesKnowTheirFigure() {
    assertThat(new LinearScale(3).value(2)).isEqualTo(5);
    assertThat(new LinearScale(3).between(2, 4.5)).isEqualTo(2.5);
    assertThat(new LogScale(3).value(Math.log(2))).isCloseTo(6, within(1e-14));
    assertThat(new LogScale(3).between(0, Math.log(2))).isCloseTo(3, within(1e-14));
    assertThat(new LogitScale(1, 3).value(0)).isEqualTo(0.25);
    assertThat(new LogitScale(1, 3).value(Math.log(3))).isCloseTo(0.5, within(1e-15));
    assertThat(new LogitScale(1, 3).value(-Math.log(3))).isCloseTo(0.1, within(1e-15));
    assertThat(new LogitScale(1, 3).between(0, Math.log(3))).isCloseTo(0.25, within(1e-15));
    assertThat(new LogitScale(1, 3).between(Math.log(3), Math.log(9)))
        .isCloseTo(0.25, within(1e-15));
    assertThat(new LogitScale(1, 3).between(-Math.log(3), 0)).isCloseTo(0.15, within(1e-15));
  }
}
