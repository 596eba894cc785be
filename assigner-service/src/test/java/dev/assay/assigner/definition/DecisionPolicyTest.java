package dev.assay.assigner.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.assigner.Examples;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Redefinition;
import dev.assay.schemas.avro.AlphaSpending;
import dev.assay.schemas.avro.Automation;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MultiplicityCorrection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The experiment's required sample size is 3,000. */
class DecisionPolicyTest {

  private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
  private static final String WHOLE =
      """
      {"method":"group_sequential","correction":"bonferroni","power":0.9,"minimum_run_hours":24,
       "early_stopping":{"harm":false,"winner":false,"futility_power":0.1},
       "budget":{"units":20000,"hours":336},"looks":7,"spending":"pocock",
       "sample_ratio_level":0.0005,"maximum_crossover_rate":0.02,"automation":"ship"}
      """;

  @Test
  void isAbsentUnlessGiven() {
    Experiment experiment = experiment("null");
    assertThat(experiment.getDecisionPolicy()).isNull();
    assertThat(ExperimentJson.write(experiment)).doesNotContainKey("decision_policy");
  }

  @Test
  void whatIsNotGivenHasTheContractsDefault() {
    DecisionPolicy defaults = DecisionPolicy.newBuilder().build();
    assertThat(policy("{}")).isEqualTo(defaults);
    assertThat(policy("{\"early_stopping\":{},\"budget\":{}}")).isEqualTo(defaults);
  }

  @Test
  void readsEveryField() {
    assertThat(policy(WHOLE))
        .isEqualTo(
            DecisionPolicy.newBuilder()
                .setMethod(DecisionMethod.GROUP_SEQUENTIAL)
                .setCorrection(MultiplicityCorrection.BONFERRONI)
                .setPower(0.9)
                .setMinimumRunMs(86_400_000)
                .setStopForHarm(false)
                .setStopForWinner(false)
                .setFutilityPower(0.1)
                .setBudgetUnits(20_000L)
                .setBudgetMs(1_209_600_000L)
                .setLooks(7)
                .setSpending(AlphaSpending.POCOCK)
                .setSampleRatioLevel(0.0005)
                .setMaximumCrossoverRate(0.02)
                .setAutomation(Automation.SHIP)
                .build());
    DecisionPolicy bayesian =
        policy(
            "{\"method\":\"bayesian\",\"minimum_probability\":0.9,\"maximum_expected_loss\":0.001}");
    assertThat(bayesian.getMinimumProbability()).isEqualTo(0.9);
    assertThat(bayesian.getMaximumExpectedLoss()).isEqualTo(0.001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}
          {"method":"sequential","budget":{"units":3000}}
          {"method":"sequential","minimum_run_hours":10,"budget":{"hours":10}}
          {"method":"bayesian"}
          {"method":"bayesian","minimum_probability":0.99,"maximum_expected_loss":0}
          {"method":"group_sequential","looks":2,"spending":"power"}
          {"maximum_crossover_rate":0.0001,"automation":"stop_on_harm","correction":"none"}
          {"maximum_crossover_rate":0.999,"early_stopping":{"futility_power":0.2}}
          """)
  void whatIsWrittenReadsBackTheSame(String text) {
    Experiment experiment = experiment(text);
    Object written = ExperimentJson.write(experiment).get("decision_policy");
    assertThat(experiment(JsonText.write(written))).isEqualTo(experiment);
  }

  @Test
  void belongsToTheDefinition() {
    Experiment whole = experiment(WHOLE);
    assertThat(Redefinition.isSame(experiment(WHOLE), whole)).isTrue();
    assertThat(Redefinition.isSame(experiment("null"), whole)).isFalse();
    assertThat(Redefinition.isSame(experiment(WHOLE.replace("0.9", "0.8")), whole)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [] |  | a JSON object
          {"method":"oracle"} | .method | one of fixed_horizon, sequential, group_sequential, bayesian
          {"correction":"sidak"} | .correction | one of none, holm, benjamini_hochberg, bonferroni
          {"power":0} | .power | above 0
          {"power":1} | .power | below 1
          {"minimum_run_hours":-1} | .minimum_run_hours | from 0 to
          {"minimum_run_hours":876001} | .minimum_run_hours | 876000
          {"early_stopping":true} | .early_stopping | a JSON object
          {"early_stopping":{"harm":1}} | .early_stopping.harm | true or false
          {"early_stopping":{"futility_power":0}} | .early_stopping.futility_power | above 0
          {"early_stopping":{"futility_power":1}} | .early_stopping.futility_power | below 1
          {"early_stopping":{"luck":true}} | .early_stopping.luck | no such property
          {"budget":{"units":4000.5}} | .budget.units | a whole number
          {"budget":{"units":2999}} | .budget.units | at least required_sample_size, 3000
          {"budget":{"hours":0}} | .budget.hours | above 0
          {"budget":{"money":1}} | .budget.money | no such property
          {"budget":{"hours":9.5},"minimum_run_hours":10} | .minimum_run_hours | at most budget.hours, 9.5
          {"method":"group_sequential","looks":1} | .looks | from 2 to 100
          {"method":"group_sequential","looks":101} | .looks | from 2 to 100
          {"method":"group_sequential","looks":2.5} | .looks | a whole number
          {"method":"group_sequential","spending":"linear"} | .spending | one of obrien_fleming, pocock, power
          {"looks":5} | .looks | only with the method group_sequential
          {"method":"bayesian","spending":"power"} | .spending | only with the method group_sequential
          {"method":"sequential","minimum_probability":0.9} | .minimum_probability | only with the method bayesian
          {"maximum_expected_loss":0.1} | .maximum_expected_loss | only with the method bayesian
          {"method":"bayesian","minimum_probability":0.5} | .minimum_probability | above 0.5
          {"method":"bayesian","minimum_probability":1} | .minimum_probability | below 1
          {"method":"bayesian","maximum_expected_loss":-0.1} | .maximum_expected_loss | at least 0
          {"sample_ratio_level":0} | .sample_ratio_level | above 0
          {"sample_ratio_level":1} | .sample_ratio_level | below 1
          {"maximum_crossover_rate":0} | .maximum_crossover_rate | above 0 and below 1
          {"maximum_crossover_rate":1} | .maximum_crossover_rate | above 0 and below 1
          {"automation":"pray"} | .automation | one of advise, stop_on_harm, ship
          {"mood":"good"} | .mood | no such property
          """)
  void namesTheFieldAndWhatIsAllowed(String text, @Nullable String field, String allowed) {
    List<Violation> violations =
        catchThrowableOfType(InvalidDefinition.class, () -> experiment(text)).violations();
    assertThat(violations).hasSize(1);
    assertThat(violations.getFirst().field())
        .isEqualTo("decision_policy" + Objects.requireNonNullElse(field, ""));
    assertThat(violations.getFirst().allowed()).contains(allowed);
  }

  private static DecisionPolicy policy(String text) {
    return Objects.requireNonNull(experiment(text).getDecisionPolicy());
  }

  @SuppressWarnings("unchecked")
  private static Experiment experiment(String policy) {
    Object example = Objects.requireNonNull(JsonText.read(Examples.text("exp_voice_001")));
    Map<String, @Nullable Object> json =
        new LinkedHashMap<>((Map<String, @Nullable Object>) example);
    json.put("decision_policy", JsonText.read(policy));
    return ExperimentReader.read(json, NOW);
  }
}
