package dev.assay.analyzer.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Undefined.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy may say. */
class PolicyTest {

  static Stream<Arguments> refused() {
    return Stream.of(
        refused("alpha is 0.0; allowed is above 0, below 1", () -> policy(0, 0.8, 1, 0)),
        refused("alpha is 1.0; allowed is above 0, below 1", () -> policy(1, 0.8, 1, 0)),
        refused("alpha is NaN; allowed is above 0, below 1", () -> policy(Double.NaN, 0.8, 1, 0)),
        refused("power is 1.0; allowed is above 0, below 1", () -> policy(0.05, 1, 1, 0)),
        refused("required_sample_size is 0; allowed is at least 1", () -> policy(0.05, 0.8, 0, 0)),
        refused(
            "minimum_run_hours is PT-1S; allowed is at least 0", () -> policy(0.05, 0.8, 1, -1)),
        refused(
            "futility_power is 0.0; allowed is above 0, below 1",
            () -> new EarlyStopping(true, true, OptionalDouble.of(0))),
        refused(
            "budget.units is 0; allowed is at least 1",
            () -> new Budget(OptionalLong.of(0), Optional.empty())),
        refused(
            "budget.hours is PT0S; allowed is above 0",
            () -> new Budget(OptionalLong.empty(), Optional.of(Duration.ZERO))),
        refused(
            "minimum_probability is 0.5; allowed is above 0.5, below 1",
            () -> new PosteriorLimits(0.5, OptionalDouble.empty())),
        refused(
            "minimum_probability is 1.0; allowed is above 0.5, below 1",
            () -> new PosteriorLimits(1, OptionalDouble.empty())),
        refused(
            "maximum_expected_loss is -0.1; allowed is at least 0",
            () -> new PosteriorLimits(0.9, OptionalDouble.of(-0.1))),
        refused(
            "sample_ratio_level is 0.0; allowed is above 0, below 1",
            () -> new QualityLimits(0, 0.01)),
        refused(
            "maximum_crossover_rate is 1.0; allowed is above 0, below 1",
            () -> new QualityLimits(0.001, 1)),
        refused("max_degradation is -0.01; allowed is at least 0", () -> guardrail(-0.01, 0.95)),
        refused(
            "confidence_level is 0.5; allowed is above 0.5, below 1", () -> guardrail(0.01, 0.5)),
        refused(
            "confidence_level is 1.0; allowed is above 0.5, below 1", () -> guardrail(0.01, 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(String message, ThrowingCallable policy) {
    assertThatThrownBy(policy).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void takesWhatIsJustAllowed() {
    assertThat(policy(0.05, 0.8, 1, 0).minimumRun()).isZero();
    assertThat(new Budget(OptionalLong.of(1), Optional.of(Duration.ofNanos(1))).units())
        .hasValue(1);
    assertThat(new PosteriorLimits(0.51, OptionalDouble.of(0)).minimumProbability())
        .isEqualTo(0.51);
    assertThat(guardrail(0, 0.51).maxDegradation()).isZero();
  }

  @Test
  void defaultsAreThoseOfTheContract() {
    Policy policy = Policy.withDefaults(100);
    assertThat(policy.alpha()).isEqualTo(0.05);
    assertThat(policy.power()).isEqualTo(0.8);
    assertThat(policy.quality()).isEqualTo(new QualityLimits(0.001, 0.01));
    assertThat(policy.posterior().minimumProbability()).isEqualTo(0.95);
    assertThat(policy.early().harm()).isTrue();
    assertThat(policy.early().winner()).isTrue();
  }

  private static Arguments refused(String message, ThrowingCallable policy) {
    return arguments(message, policy);
  }

  private static Policy policy(double alpha, double power, long required, long minimumSeconds) {
    return new Policy(
        Method.FIXED_HORIZON,
        alpha,
        power,
        required,
        Duration.ofSeconds(minimumSeconds),
        EarlyStopping.DEFAULT,
        Budget.UNLIMITED,
        PosteriorLimits.DEFAULT,
        QualityLimits.DEFAULT);
  }

  private static GuardrailEvidence guardrail(double margin, double level) {
    return new GuardrailEvidence("errors", margin, level, Answer.undefined(Reason.ZERO_VARIANCE));
  }
}
