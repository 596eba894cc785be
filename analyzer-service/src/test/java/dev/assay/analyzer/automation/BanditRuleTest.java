package dev.assay.analyzer.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Bandit;
import dev.assay.schemas.avro.BanditMethod;
import dev.assay.schemas.avro.Decision;
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
import dev.assay.schemas.avro.VariantStanding;
import dev.assay.schemas.serde.TrustedRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BanditRuleTest {

  static {
    TrustedRecords.install();
  }

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant HOUR = START.plusSeconds(3600);

  private static final Experiment EXPERIMENT =
      Experiment.newBuilder()
          .setId("greeting")
          .setVersion(2)
          .setName("Greeting")
          .setType(ExperimentType.PROMPT)
          .setState(ExperimentState.RUNNING)
          .setUnit(UnitType.CUSTOMER)
          .setVariants(List.of(variant("control", 4000), variant("a", 3000), variant("b", 2000)))
          .setMetrics(List.of())
          .setPrimaryMetric("booked")
          .setTargeting(Targeting.newBuilder().build())
          .setRequiredSampleSize(10_000)
          .setCreatedAt(START)
          .setStartedAt(START)
          .setBandit(new Bandit(BanditMethod.THOMPSON, 500, 3_600_000L))
          .build();

  /** Nine tenths of the traffic: 500 for each, and of the 7,500 that are left its chance. */
  @Test
  void eachVariantGetsItsChanceAboveTheFloor() {
    assertThat(BanditRule.decide(EXPERIMENT, analysis(HOUR, 0.1, 0.3, 0.6)))
        .contains(Map.of("control", 1250, "a", 2750, "b", 5000));
    assertThat(BanditRule.decide(EXPERIMENT, analysis(HOUR, 0, 0, 1)))
        .contains(Map.of("control", 500, "a", 500, "b", 8000));
  }

  /** By hand: (0.1 + 0.3 * 0.1 / 0.7 + 0.6 * 0.1 / 0.4) / 2 of the control, and so on. */
  @Test
  void ofTwoDrawsTheSecondIsAnother() {
    Experiment topTwo = with(new Bandit(BanditMethod.TOP_TWO, 1, 3_600_000L));
    Map<String, Integer> weights =
        BanditRule.decide(topTwo, analysis(HOUR, 0.1, 0.3, 0.6)).orElseThrow();
    double control = (0.1 + 0.3 * 0.1 / 0.7 + 0.6 * 0.1 / 0.4) / 2;
    assertThat(weights.get("control")).isEqualTo((int) Math.round(1 + 8997 * control));
    assertThat(weights.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(9000);
  }

  @Test
  void whatIsLeftByRoundingIsGivenOut() {
    Map<String, Integer> weights =
        BanditRule.decide(EXPERIMENT, analysis(HOUR, 1 / 3.0, 1 / 3.0, 1 / 3.0)).orElseThrow();
    assertThat(weights).isEqualTo(Map.of("control", 3000, "a", 3000, "b", 3000));
    Map<String, Integer> uneven =
        BanditRule.decide(EXPERIMENT, analysis(HOUR, 0.20002, 0.20003, 0.59995)).orElseThrow();
    assertThat(uneven.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(9000);
  }

  @Test
  void theyChangeNoSoonerThanTheyMay() {
    assertThat(BanditRule.decide(EXPERIMENT, analysis(HOUR.minusMillis(1), 0, 0, 1))).isEmpty();
    Experiment changed = Experiment.newBuilder(EXPERIMENT).setWeightsChangedAt(HOUR).build();
    assertThat(BanditRule.decide(changed, analysis(HOUR.plusMillis(1), 0, 0, 1))).isEmpty();
    assertThat(BanditRule.decide(changed, analysis(HOUR.plusSeconds(3600), 0, 0, 1))).isPresent();
  }

  @Test
  void aMoveOfLessThanAPercentIsNone() {
    double part = 1 / 7500.0;
    assertThat(
            BanditRule.decide(
                EXPERIMENT, analysis(HOUR, (3500 - 99) * part, (2500 + 49) * part, 1550 * part)))
        .isEmpty();
    assertThat(
            BanditRule.decide(
                EXPERIMENT, analysis(HOUR, (3500 - 100) * part, (2500 + 50) * part, 1550 * part)))
        .contains(Map.of("control", 3900, "a", 3050, "b", 2050));
  }

  @Test
  void withoutABanditOrItsFiguresTheWeightsStay() {
    Experiment fixed = Experiment.newBuilder(EXPERIMENT).setBandit(null).build();
    assertThat(BanditRule.decide(fixed, analysis(HOUR, 0, 0, 1))).isEmpty();
    assertThat(
            BanditRule.decide(
                with(new Bandit(BanditMethod.UNKNOWN, 500, 1L)), analysis(HOUR, 0, 0, 1)))
        .isEmpty();
    assertThat(BanditRule.decide(EXPERIMENT, analysis(HOUR))).isEmpty();
    Experiment newer = Experiment.newBuilder(EXPERIMENT).setVersion(3).build();
    assertThat(BanditRule.decide(newer, analysis(HOUR, 0, 0, 1))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = ExperimentState.class, names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
  void whatTakesNobodyInKeepsItsWeights(ExperimentState state) {
    Experiment other = Experiment.newBuilder(EXPERIMENT).setState(state).build();
    assertThat(BanditRule.decide(other, analysis(HOUR, 0, 0, 1))).isEmpty();
  }

  @Test
  void theAuditLogGetsTheChances() {
    assertThat(Reason.ofWeights(analysis(HOUR, 0.1, 0.3, 0.6)))
        .isEqualTo("Chances to be the best: control 10.0 %, a 30.0 %, b 60.0 %.");
  }

  private static Experiment with(Bandit bandit) {
    return Experiment.newBuilder(EXPERIMENT).setBandit(bandit).build();
  }

  private static Variant variant(String id, int weight) {
    return Variant.newBuilder()
        .setId(id)
        .setIsControl(id.equals("control"))
        .setTrafficBasisPoints(weight)
        .build();
  }

  private static Analysis analysis(Instant now, double... chances) {
    List<VariantStanding> standings = new ArrayList<>();
    for (int i = 0; i < chances.length; i++) {
      standings.add(new VariantStanding(EXPERIMENT.getVariants().get(i).getId(), chances[i], 0.0));
    }
    return Analysis.newBuilder()
        .setExperimentId("greeting")
        .setExperimentVersion(2)
        .setComputedAt(now)
        .setPartitionsAnswered(1)
        .setPartitionsExpected(1)
        .setOverall(new Overall(0L, 0L, List.of()))
        .setVariants(List.of())
        .setComparisons(List.of())
        .setSampleRatio(SampleRatioCheck.newBuilder().setStatus(Status.UNDEFINED).build())
        .setStandings(standings)
        .setRecommendation(
            Recommendation.newBuilder()
                .setExperimentId("greeting")
                .setExperimentVersion(2)
                .setTime(now)
                .setDecision(Decision.CONTINUE)
                .setReasons(List.of())
                .build())
        .build();
  }
}
