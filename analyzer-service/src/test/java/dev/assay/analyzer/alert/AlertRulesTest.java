package dev.assay.analyzer.alert;

import static dev.assay.analyzer.alert.AnalysisFixture.EXPERIMENT;
import static dev.assay.analyzer.alert.AnalysisFixture.at;
import static dev.assay.analyzer.alert.AnalysisFixture.crossovers;
import static dev.assay.analyzer.alert.AnalysisFixture.guarded;
import static dev.assay.analyzer.alert.AnalysisFixture.overall;
import static dev.assay.analyzer.alert.AnalysisFixture.recommendation;
import static dev.assay.analyzer.alert.AnalysisFixture.slice;
import static dev.assay.analyzer.alert.AnalysisFixture.sound;
import static dev.assay.analyzer.alert.AnalysisFixture.split;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schemas.avro.Alert;
import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Decision;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlertRulesTest {

  private final Told told = new Told(EXPERIMENT);

  private static Stream<Arguments> immediate() {
    return Stream.of(
        trouble(
            AlertKind.GUARDRAIL_VIOLATED,
            time ->
                sound(time).setComparisons(List.of(guarded("warm", true), guarded("brief", false))),
            "'warm' breaks the guardrail on 'latency': it is worse than the control by more than"
                + " the 2 % that are acceptable; lift 5.12 %; p 0.00031.",
            "'warm' is no longer shown to break the guardrail on 'latency'."),
        trouble(
            AlertKind.SAMPLE_RATIO_MISMATCH,
            time -> sound(time).setSampleRatio(split(0.00099)),
            "The units are not split as set (p 0.00099, below 0.001): 'control' has 200 units, set"
                + " are 50 %, 'warm' has 101 units, set are 25 %, 'brief' has 99 units, set are 25"
                + " %.",
            "The units are no longer shown to be split otherwise than set."),
        trouble(
            AlertKind.CROSSOVERS,
            time -> sound(time).setCrossovers(crossovers(0.0101)),
            "12 units were seen in two variants: 3 % of all, at least 1.01 %, above the 1 % that"
                + " are acceptable.",
            "The share of units seen in two variants is no longer shown to be above 1 %."));
  }

  private static Arguments trouble(
      AlertKind kind, LongFunction<Analysis.Builder> analysis, String message, String relief) {
    return Arguments.of(kind, analysis, message, relief);
  }

  @ParameterizedTest
  @MethodSource("immediate")
  void eachOnsetIsToldOnceAndItsEndToo(
      AlertKind kind, LongFunction<Analysis.Builder> trouble, String message, String relief) {
    assertThat(told.show(sound(0))).isEmpty();

    Alert begin = only(told.show(trouble.apply(5)));
    assertThat(begin.getKind()).isEqualTo(kind);
    assertThat(begin.getMessage()).isEqualTo(message);
    assertThat(begin.getResolved()).isFalse();
    assertThat(begin.getExperimentId()).isEqualTo("greeting");
    assertThat(begin.getTime()).isEqualTo(AnalysisFixture.START.plusSeconds(5));

    assertThat(told.show(trouble.apply(10))).isEmpty();
    told.restart();
    assertThat(told.show(trouble.apply(15))).isEmpty();

    Alert end = only(told.show(sound(20)));
    assertThat(end.getKind()).isEqualTo(kind);
    assertThat(end.getMessage()).isEqualTo(relief);
    assertThat(end.getResolved()).isTrue();
    assertThat(told.show(sound(25))).isEmpty();

    Alert again = only(told.show(trouble.apply(30)));
    assertThat(again.getResolved()).isFalse();
    assertThat(Set.of(begin.getAlertId(), end.getAlertId(), again.getAlertId())).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("immediate")
  void theFirstAnalysisCanBeTrouble(
      AlertKind kind, LongFunction<Analysis.Builder> trouble, String message, String relief) {
    assertThat(only(told.show(trouble.apply(0))).getKind()).isEqualTo(kind);
  }

  @Test
  void treatmentsBreakGuardrailsEachForItself() {
    told.show(sound(0).setComparisons(List.of(guarded("warm", true), guarded("brief", false))));
    Alert second =
        only(
            told.show(
                sound(5).setComparisons(List.of(guarded("warm", true), guarded("brief", true)))));
    assertThat(second.getMessage()).startsWith("'brief' breaks");
    Alert end =
        only(
            told.show(
                sound(10).setComparisons(List.of(guarded("warm", false), guarded("brief", true)))));
    assertThat(end.getMessage()).startsWith("'warm' is no longer");
  }

  @Test
  void theSliceThatIsTheFurthestOffIsNamed() {
    Alert alert =
        only(
            told.show(
                sound(0)
                    .setSampleRatio(split(1e-6))
                    .setSlices(
                        List.of(slice("en", 0.5), slice("hi", 1.234e-9), slice("ta", 1e-5)))));
    assertThat(alert.getMessage())
        .contains("(p 0.000001, below")
        .endsWith(" It is the furthest off where language is 'hi' (p 1.23E-9).");
  }

  @Test
  void aSliceAloneIsNoMismatch() {
    assertThat(told.show(sound(0).setSlices(List.of(slice("hi", 1e-9))))).isEmpty();
    assertThat(told.show(sound(5).setSampleRatio(split(null)))).isEmpty();
  }

  @Test
  void thePolicySetsTheLimits() {
    Experiment lenient =
        Experiment.newBuilder(EXPERIMENT)
            .setDecisionPolicy(
                DecisionPolicy.newBuilder()
                    .setSampleRatioLevel(1e-5)
                    .setMaximumCrossoverRate(0.02)
                    .build())
            .build();
    Told tolerant = new Told(lenient);
    assertThat(tolerant.show(sound(0).setSampleRatio(split(1e-5)).setCrossovers(crossovers(0.02))))
        .isEmpty();
    assertThat(
            tolerant.show(sound(5).setSampleRatio(split(9e-6)).setCrossovers(crossovers(0.0201))))
        .hasSize(2);
  }

  private static Stream<Arguments> missing() {
    return Stream.of(
        Arguments.of(
            (LongFunction<Analysis.Builder>) time -> sound(time).setPartitionsAnswered(3),
            "Only 3 of 4 partitions have answered for 15 min.",
            "All partitions answer again."),
        Arguments.of(
            (LongFunction<Analysis.Builder>) time -> sound(time).setOverall(overall(400, 0)),
            "400 units are exposed, and for 15 min no event has come that the metric 'booked'"
                + " reads.",
            "Events have come that the metric 'booked' reads."));
  }

  @ParameterizedTest
  @MethodSource("missing")
  void missingDataAreToldWhenTheyAreMissingForLong(
      LongFunction<Analysis.Builder> trouble, String message, String relief) {
    told.show(sound(0));
    assertThat(told.show(trouble.apply(100))).isEmpty();
    assertThat(told.show(trouble.apply(999))).isEmpty();

    Alert begin = only(told.show(trouble.apply(1000)));
    assertThat(begin.getKind()).isEqualTo(AlertKind.MISSING_DATA);
    assertThat(begin.getMessage()).isEqualTo(message);
    assertThat(told.show(trouble.apply(2500))).isEmpty();
    told.restart();
    assertThat(told.show(trouble.apply(5000))).isEmpty();

    Alert end = only(told.show(sound(5005)));
    assertThat(end.getMessage()).isEqualTo(relief);
    assertThat(end.getResolved()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("missing")
  void whatIsMissingForAMomentIsNotTold(
      LongFunction<Analysis.Builder> trouble, String message, String relief) {
    told.show(trouble.apply(0));
    assertThat(told.show(sound(899))).isEmpty();
    assertThat(told.show(trouble.apply(900))).isEmpty();
    assertThat(told.show(trouble.apply(1799))).isEmpty();
    assertThat(told.show(trouble.apply(1800))).hasSize(1);
  }

  @Test
  void aMetricWithoutEventsIsNoTroubleBeforeAnyUnitIsExposed() {
    told.show(sound(0).setOverall(overall(0, 0)));
    assertThat(told.show(sound(5000).setOverall(overall(0, 0)))).isEmpty();
  }

  @Test
  void dataThatStandStillAreTold() {
    told.show(at(0, 7));
    assertThat(told.showUnchanged(at(899, 7))).isEmpty();
    Alert begin = only(told.showUnchanged(at(900, 7)));
    assertThat(begin.getKind()).isEqualTo(AlertKind.MISSING_DATA);
    assertThat(begin.getMessage())
        .isEqualTo(
            "No new data have come for 15 min; the latest event is of 2019-11-24T10:00:07Z.");
    assertThat(told.showUnchanged(at(1800, 7))).isEmpty();
    told.restart();
    assertThat(told.showUnchanged(at(2700, 7))).isEmpty();

    Alert end = only(told.show(at(2705, 8)));
    assertThat(end.getMessage()).isEqualTo("New data have come.");
    assertThat(end.getResolved()).isTrue();
    assertThat(told.showUnchanged(at(3600, 8))).isEmpty();
    assertThat(told.showUnchanged(at(3605, 8))).hasSize(1);
  }

  @Test
  void aStandstillIsTimedAcrossAnalysesThatDifferInOtherThings() {
    told.show(at(0, 7));
    told.show(at(600, 7).setExperimentVersion(3));
    assertThat(told.show(at(900, 7).setExperimentVersion(4))).hasSize(1);
  }

  @Test
  void aStandstillGoesOnOverARestart() {
    told.show(at(0, 7));
    told.showUnchanged(at(600, 7));
    told.restart();
    assertThat(told.showUnchanged(at(900, 7))).hasSize(1);
  }

  @Test
  void lateDataAreNewData() {
    told.show(at(0, 7));
    assertThat(told.show(at(900, 7).setOverall(overall(400, 41)))).isEmpty();
  }

  @Test
  void anExperimentWithoutAnyEventStandsStillToo() {
    told.show(sound(0).setDataUntil(null).setOverall(overall(0, 0)));
    Alert alert = only(told.show(sound(900).setDataUntil(null).setOverall(overall(0, 0))));
    assertThat(alert.getMessage())
        .isEqualTo("No new data have come for 15 min; there is no event yet.");
  }

  @Test
  void decisionsAreToldWhenTheyAreReachedAndWhenTheyChange() {
    told.show(sound(0));
    Alert reached =
        only(
            told.show(sound(5).setRecommendation(recommendation(Decision.SHIP_TREATMENT, "warm"))));
    assertThat(reached.getKind()).isEqualTo(AlertKind.DECISION_REACHED);
    assertThat(reached.getMessage())
        .isEqualTo("The decision is reached: to ship 'warm'. A reason.");
    assertThat(reached.getResolved()).isFalse();
    told.restart();
    assertThat(
            told.show(sound(10).setRecommendation(recommendation(Decision.SHIP_TREATMENT, "warm"))))
        .isEmpty();

    Alert changed =
        only(
            told.show(
                sound(15)
                    .setRecommendation(
                        recommendation(
                            Decision.SHIP_TREATMENT, "brief", "The winner is 'brief'."))));
    assertThat(changed.getKind()).isEqualTo(AlertKind.DECISION_CHANGED);
    assertThat(changed.getMessage())
        .isEqualTo(
            "The decision was: to ship 'warm'. It is now: to ship 'brief'. The winner is"
                + " 'brief'.");

    Alert back = only(told.show(sound(20)));
    assertThat(back.getKind()).isEqualTo(AlertKind.DECISION_CHANGED);
    assertThat(back.getMessage())
        .isEqualTo("The decision was: to ship 'brief'. It is now: to continue. A reason.");
  }

  private static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(Decision.SHIP_CONTROL, "to keep the control"),
        Arguments.of(Decision.STOP, "to stop"),
        Arguments.of(Decision.INCONCLUSIVE, "to end without a winner"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void everyOutcomeIsNamed(Decision decision, String name) {
    Alert alert = only(told.show(sound(0).setRecommendation(recommendation(decision, null))));
    assertThat(alert.getKind()).isEqualTo(AlertKind.DECISION_REACHED);
    assertThat(alert.getMessage()).isEqualTo("The decision is reached: " + name + ". A reason.");
  }

  @Test
  void whatIsComputedTwiceHasTheSameId() {
    Analysis before = sound(0).build();
    Set<String> ids = new HashSet<>();
    for (long seconds : new long[] {5, 10}) {
      // The analysis could not be written, and the next round finds the same again.
      Analysis after =
          sound(seconds)
              .setSampleRatio(split(1e-9))
              .setRecommendation(recommendation(Decision.STOP, null))
              .build();
      new AlertRules(Told.PATIENCE)
          .due(EXPERIMENT, before, after, id -> false)
          .forEach(alert -> ids.add(alert.getAlertId()));
    }
    assertThat(ids)
        .hasSize(2)
        .allMatch(id -> id.matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab].*"));
  }

  @Test
  void aDecisionThatWasToldBeforeItsAnalysisWasWrittenIsNotToldAgain() {
    Analysis before = sound(0).build();
    Analysis after = sound(5).setRecommendation(recommendation(Decision.STOP, null)).build();
    List<Alert> first = new AlertRules(Told.PATIENCE).due(EXPERIMENT, before, after, id -> false);
    assertThat(
            new AlertRules(Told.PATIENCE)
                .due(EXPERIMENT, before, after, only(first).getAlertId()::equals))
        .isEmpty();
  }

  private static Alert only(List<Alert> alerts) {
    assertThat(alerts).hasSize(1);
    return alerts.getFirst();
  }
}
