package dev.assay.analyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analyzer.json.JsonText;
import dev.assay.schemas.avro.AlphaSpending;
import dev.assay.schemas.avro.Automation;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Guardrail;
import dev.assay.schemas.avro.MultiplicityCorrection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy is read as the experiment's own is. */
class PolicyReaderTest {

  private static final Experiment EXPERIMENT = Decided.experiment(DecisionMethod.SEQUENTIAL, 1000);

  @Test
  void whatIsNotSaidHasItsDefault() throws Exception {
    Experiment read = read("{}");

    assertThat(read)
        .isEqualTo(
            Experiment.newBuilder(EXPERIMENT)
                .setDecisionPolicy(DecisionPolicy.newBuilder().build())
                .build());
  }

  @Test
  void everyFieldIsRead() throws Exception {
    Experiment read =
        read(
            """
            {"method": "group_sequential", "correction": "bonferroni", "power": 0.9,
             "minimum_run_hours": 1.5, "early_stopping": {"harm": false, "winner": false,
             "futility_power": 0.1}, "budget": {"units": 5000, "hours": 48}, "looks": 3,
             "spending": "pocock", "sample_ratio_level": 0.01, "maximum_crossover_rate": 0.05,
             "automation": "ship", "significance_level": 0.1, "required_sample_size": 5000,
             "primary_metric": "turns",
             "guardrails": [{"metric": "latency", "max_degradation": 0.03}]}
            """);

    assertThat(read.getDecisionPolicy())
        .isEqualTo(
            DecisionPolicy.newBuilder()
                .setMethod(DecisionMethod.GROUP_SEQUENTIAL)
                .setCorrection(MultiplicityCorrection.BONFERRONI)
                .setPower(0.9)
                .setMinimumRunMs(5_400_000)
                .setStopForHarm(false)
                .setStopForWinner(false)
                .setFutilityPower(0.1)
                .setBudgetUnits(5000L)
                .setBudgetMs(172_800_000L)
                .setLooks(3)
                .setSpending(AlphaSpending.POCOCK)
                .setSampleRatioLevel(0.01)
                .setMaximumCrossoverRate(0.05)
                .setAutomation(Automation.SHIP)
                .build());
    assertThat(read.getSignificanceLevel()).isEqualTo(0.1);
    assertThat(read.getRequiredSampleSize()).isEqualTo(5000);
    assertThat(read.getPrimaryMetric()).isEqualTo("turns");
    assertThat(read.getGuardrails()).containsExactly(new Guardrail("latency", 0.03, 0.95));
    DecisionPolicy bayesian =
        read("{'method': 'bayesian', 'minimum_probability': 0.9, 'maximum_expected_loss': 0}"
                .replace('\'', '"'))
            .getDecisionPolicy();
    assertThat(bayesian.getMinimumProbability()).isEqualTo(0.9);
    assertThat(bayesian.getMaximumExpectedLoss()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'method': 'guess'} | method is \"guess\"; allowed is one of fixed_horizon, sequential, group_sequential, bayesian",
        "{'power': 1} | power is 1.0; allowed is above 0, below 1",
        "{'power': 'much'} | power is \"much\"; allowed is a number (above 0, below 1)",
        "{'looks': 5} | looks is given; allowed is only with the method group_sequential",
        "{'minimum_probability': 0.9} | minimum_probability is given; allowed is only with the method bayesian",
        "{'method': 'group_sequential', 'looks': 1} | looks is 1.0; allowed is from 2 to 100",
        "{'significance_level': 0.6} | significance_level is 0.6; allowed is above 0, at most 0.5",
        "{'primary_metric': 'x'} | primary_metric is \"x\"; allowed is one of completion, turns, citations, latency",
        "{'guardrails': [{'metric': 'turns', 'max_degradation': -1}]} | guardrails[0].max_degradation is -1.0; allowed is relative, at least 0",
        "{'guardrails': [{'metric': 'turns', 'max_degradation': 1}, {'metric': 'turns', 'max_degradation': 1}]} | guardrails[1].metric is turns; allowed is each metric once",
        "{'early_stopping': {'futility_power': 2}} | early_stopping.futility_power is 2.0; allowed is above 0, below 1",
        "{'budget': {'units': 999}} | budget.units is 999.0; allowed is a whole number of at least required_sample_size, 1000",
        "{'minimum_run_hours': 2, 'budget': {'hours': 1}} | budget.hours is 1.0; allowed is hours, above 0 and at most 876000, not below minimum_run_hours",
        "{'required_sample_size': 0} | required_sample_size is 0.0; allowed is from 1 to 1000000000000",
        "{'minimum_run_hours': -1} | minimum_run_hours is -1.0; allowed is hours, from 0 to 876000",
      })
  void whatDoesNotFitIsNamed(String json, String message) {
    assertThatThrownBy(() -> read(json.replace('\'', '"'))).hasMessage(message);
  }

  private static Experiment read(String json) throws Exception {
    return PolicyReader.replace(
        EXPERIMENT,
        (Map<?, ?>) Objects.requireNonNull(JsonText.read(json.getBytes(StandardCharsets.UTF_8))));
  }
}
