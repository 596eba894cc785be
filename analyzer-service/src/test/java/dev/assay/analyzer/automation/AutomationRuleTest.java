package dev.assay.analyzer.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.Automation;
import dev.assay.schemas.avro.Decision;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.Overall;
import dev.assay.schemas.avro.Recommendation;
import dev.assay.schemas.avro.SampleRatioCheck;
import dev.assay.schemas.avro.Status;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.serde.TrustedRecords;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomationRuleTest {

  static {
    TrustedRecords.install();
  }

  private static final Experiment EXPERIMENT =
      Experiment.newBuilder()
          .setId("greeting")
          .setVersion(2)
          .setName("Greeting")
          .setType(ExperimentType.PROMPT)
          .setState(ExperimentState.RUNNING)
          .setUnit(UnitType.CUSTOMER)
          .setVariants(List.of(variant("control", true), variant("warm", false)))
          .setMetrics(List.of())
          .setPrimaryMetric("booked")
          .setTargeting(Targeting.newBuilder().build())
          .setRequiredSampleSize(10_000)
          .setCreatedAt(Instant.EPOCH)
          .build();

  @ParameterizedTest
  @CsvSource({
    "ADVISE, CONTINUE, , none",
    "ADVISE, STOP, , none",
    "ADVISE, SHIP_TREATMENT, warm, none",
    "ADVISE, SHIP_CONTROL, control, none",
    "UNKNOWN, STOP, , none",
    "STOP_ON_HARM, CONTINUE, , none",
    "STOP_ON_HARM, STOP, , stop",
    "STOP_ON_HARM, SHIP_TREATMENT, warm, none",
    "STOP_ON_HARM, SHIP_CONTROL, control, none",
    "STOP_ON_HARM, INCONCLUSIVE, , none",
    "SHIP, CONTINUE, , none",
    "SHIP, STOP, , stop",
    "SHIP, SHIP_TREATMENT, warm, graduate warm",
    "SHIP, SHIP_CONTROL, control, graduate control",
    "SHIP, SHIP_TREATMENT, gone, none",
    "SHIP, SHIP_TREATMENT, , none",
    "SHIP, INCONCLUSIVE, , none",
    "SHIP, UNKNOWN, , none"
  })
  void thePolicySaysWhatIsCarriedOut(
      Automation automation, Decision decision, @Nullable String winner, String expected) {
    assertThat(
            text(
                AutomationRule.decide(
                    experiment(automation),
                    analysis(2, decision, winner),
                    audit("create", "operator", "start", "operator"))))
        .isEqualTo(expected);
  }

  @Test
  void withoutAPolicyNothingIsCarriedOut() {
    assertThat(
            AutomationRule.decide(
                EXPERIMENT,
                analysis(2, Decision.STOP, null),
                audit("create", "operator", "start", "operator")))
        .isEqualTo(new Action.None("The policy leaves it to people"));
  }

  @ParameterizedTest
  @CsvSource({"DRAFT", "SCHEDULED", "STOPPED", "COMPLETED", "GRADUATED", "UNKNOWN"})
  void whatDoesNotRunIsLeftAlone(ExperimentState state) {
    Experiment ended = Experiment.newBuilder(experiment(Automation.SHIP)).setState(state).build();
    assertThat(
            AutomationRule.decide(
                ended,
                analysis(2, Decision.STOP, null),
                audit("create", "operator", "start", "operator")))
        .isEqualTo(new Action.None("The experiment does not run"));
  }

  @Test
  void harmToThoseWhoTakePartInAPausedExperimentEndsIt() {
    Experiment paused =
        Experiment.newBuilder(experiment(Automation.SHIP)).setState(ExperimentState.PAUSED).build();
    assertThat(
            AutomationRule.decide(
                paused,
                analysis(2, Decision.STOP, null),
                audit("create", "operator", "pause", "operator")))
        .isEqualTo(new Action.Stop());
  }

  @Test
  void anAnalysisOfAnotherVersionDoesNotCount() {
    assertThat(
            AutomationRule.decide(
                experiment(Automation.SHIP),
                analysis(1, Decision.STOP, null),
                audit("create", "operator", "start", "operator")))
        .isEqualTo(new Action.None("The analysis is of another version"));
  }

  @Test
  void anAuditLogThatEndsBeforeTheVersionDoesNotCount() {
    assertThat(
            AutomationRule.decide(
                experiment(Automation.SHIP),
                analysis(2, Decision.STOP, null),
                audit("create", "operator")))
        .isEqualTo(new Action.None("The audit log is not known up to this version"));
  }

  @ParameterizedTest
  @CsvSource({"stop", "graduate"})
  void whoeverResumesHasTheLastWord(String action) {
    Experiment resumed = Experiment.newBuilder(experiment(Automation.SHIP)).setVersion(4).build();
    assertThat(
            AutomationRule.decide(
                resumed,
                analysis(4, Decision.STOP, null),
                audit(
                    "create",
                    "operator",
                    "start",
                    "operator",
                    action,
                    "assay-analyzer",
                    "resume",
                    "ada")))
        .isEqualTo(new Action.None("It was carried out before, and somebody took it back"));
  }

  @Test
  void aBanditsWeightsAreNoDecisionThatWasTakenBack() {
    Experiment reweighed = Experiment.newBuilder(experiment(Automation.SHIP)).setVersion(3).build();
    assertThat(
            AutomationRule.decide(
                reweighed,
                analysis(3, Decision.STOP, null),
                audit("create", "ada", "start", "ada", "reweigh", "assay-analyzer")))
        .isEqualTo(new Action.Stop());
  }

  @Test
  void aResumeAfterAPersonsStopIsNoLastWord() {
    Experiment resumed =
        Experiment.newBuilder(experiment(Automation.STOP_ON_HARM)).setVersion(4).build();
    assertThat(
            AutomationRule.decide(
                resumed,
                analysis(4, Decision.STOP, null),
                audit("create", "ada", "start", "ada", "stop", "ada", "resume", "ada")))
        .isEqualTo(new Action.Stop());
  }

  @Test
  void theReasonNamesThePolicyHoweverLongItIs() {
    assertThat(Reason.of(new Action.Stop(), because("Harm is shown.", "It is large.")))
        .isEqualTo("Recommended to stop. Harm is shown. It is large. Policy 0a1b2c3d.");
    assertThat(Reason.of(new Action.Graduate("warm"), because("x".repeat(5_000))))
        .hasSize(1_000)
        .startsWith("Recommended to ship 'warm'. xxx")
        .endsWith("xxx... Policy 0a1b2c3d.");
  }

  private static Recommendation because(String... reasons) {
    return Recommendation.newBuilder(analysis(2, Decision.STOP, null).getRecommendation())
        .setReasons(List.of(reasons))
        .setPolicyVersion("0a1b2c3d")
        .build();
  }

  private static String text(Action action) {
    return switch (action) {
      case Action.None none -> "none";
      case Action.Stop stop -> "stop";
      case Action.Graduate graduate -> "graduate " + graduate.winner();
    };
  }

  private static Experiment experiment(Automation automation) {
    return Experiment.newBuilder(EXPERIMENT)
        .setDecisionPolicy(DecisionPolicy.newBuilder().setAutomation(automation).build())
        .build();
  }

  private static Variant variant(String id, boolean control) {
    return Variant.newBuilder().setId(id).setIsControl(control).setTrafficBasisPoints(5000).build();
  }

  private static Analysis analysis(int version, Decision decision, @Nullable String winner) {
    return Analysis.newBuilder()
        .setExperimentId("greeting")
        .setExperimentVersion(version)
        .setComputedAt(Instant.EPOCH)
        .setPartitionsAnswered(1)
        .setPartitionsExpected(1)
        .setOverall(new Overall(0L, 0L, List.of()))
        .setVariants(List.of())
        .setComparisons(List.of())
        .setSampleRatio(SampleRatioCheck.newBuilder().setStatus(Status.UNDEFINED).build())
        .setRecommendation(
            Recommendation.newBuilder()
                .setExperimentId("greeting")
                .setExperimentVersion(version)
                .setTime(Instant.EPOCH)
                .setDecision(decision)
                .setWinner(winner)
                .setReasons(List.of())
                .build())
        .build();
  }

  /** Actions and who did them, by turns; each makes a version. */
  private static List<AuditEntry> audit(String... actionsAndActors) {
    AuditEntry[] entries = new AuditEntry[actionsAndActors.length / 2];
    Arrays.setAll(
        entries,
        index ->
            AuditEntry.newBuilder()
                .setExperimentId("greeting")
                .setExperimentVersion(index + 1)
                .setTime(Instant.EPOCH)
                .setAction(actionsAndActors[2 * index])
                .setActor(actionsAndActors[2 * index + 1])
                .build());
    return List.of(entries);
  }
}
