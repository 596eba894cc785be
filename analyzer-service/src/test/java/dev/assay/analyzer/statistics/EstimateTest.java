package dev.assay.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.EffectScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTest {

  @ParameterizedTest
  @CsvSource({"NaN, 1", "Infinity, 1", "1, NaN", "1, Infinity", "1, -1"})
  void isFiniteWithAVariance(double value, double variance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate(value, variance, 5))
        .withMessage(
            "An estimate is finite and its variance at least 0: " + value + ", " + variance);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void alphaIsAProbability(double alpha) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfidenceLevel(alpha))
        .withMessage("alpha is " + alpha + "; allowed is above 0, below 1");
  }

  @Test
  void theTailIsHalfOfAlpha() {
    assertThat(new ConfidenceLevel(0.1).tail()).isEqualTo(0.05);
    assertThat(ConfidenceLevel.DEFAULT).isEqualTo(new ConfidenceLevel(0.05));
  }

  /** The residuals bring back what the values as doubles cannot tell apart. */
  @Test
  void differencesKeepTheResiduals() {
    Estimate one = new Estimate(1e16, 0.5, 1, 5);
    Estimate other = new Estimate(1e16, -0.25, 1, 5);
    assertThat(one.minus(other)).isEqualTo(0.75);
    assertThat(new Estimate(3, 4, 5).minus(new Estimate(1, 9, 5))).isEqualTo(2);
    assertThat(new Estimate(3, 4, 5).standardError()).isEqualTo(2);
  }

  @Test
  void whatIsUndefinedSaysWhy() {
    Answer<Estimate> answer = Answer.undefined(Reason.TOO_FEW_UNITS);
    assertThat(answer.isDefined()).isFalse();
    assertThat(answer.orElse(new Estimate(1, 1, 1))).isEqualTo(new Estimate(1, 1, 1));
    assertThatThrownBy(answer::orElseThrow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Not defined: too_few_units");
    assertThat(answer.flatMap(Answer::of)).isEqualTo(answer);
  }

  /** Relative: {@code d = 1 / 2}, {@code V = 4 / 4 + 1 * 9 / 16}. */
  @Test
  void effectsHaveAScale() {
    Answer<Estimate> control = Answer.of(new Estimate(-2, 1, 10));
    Answer<Estimate> treatment = Answer.of(new Estimate(-3, 4, 10));
    Estimate absolute = EffectScale.ABSOLUTE.effect(control, treatment).orElseThrow();
    assertThat(absolute.value()).isEqualTo(-1);
    assertThat(absolute.variance()).isEqualTo(5);
    Estimate relative = EffectScale.RELATIVE.effect(control, treatment).orElseThrow();
    assertThat(relative.value()).isEqualTo(-0.5);
    assertThat(relative.variance()).isEqualTo(1.5625);
  }

  @Test
  void someEffectsAreUndefined() {
    Answer<Estimate> zero = Answer.of(new Estimate(0, 1, 10));
    Answer<Estimate> constant = Answer.of(new Estimate(1, 0, 10));
    assertThat(EffectScale.RELATIVE.effect(zero, constant))
        .isEqualTo(Answer.undefined(Reason.ZERO_CONTROL));
    assertThat(EffectScale.ABSOLUTE.effect(constant, constant))
        .isEqualTo(Answer.undefined(Reason.ZERO_VARIANCE));
  }
}
