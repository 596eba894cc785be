package dev.assay.analyzer.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.Decision;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.Figure;
import dev.assay.schemas.avro.Guardrail;
import dev.assay.schemas.avro.Heterogeneity;
import dev.assay.schemas.avro.Hypothesis;
import dev.assay.schemas.avro.InterimLook;
import dev.assay.schemas.avro.IntervalKind;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.avro.MultiplicityCorrection;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.Recommendation;
import dev.assay.schemas.avro.SliceAnalysis;
import dev.assay.schemas.avro.Status;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.TrustedRecords;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.RatioMoments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From summaries to an analysis, every kind of metric at once. */
class AnalysesTest {

  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
  private static final Instant EVENT = Instant.parse("2026-01-01T00:00:00Z");

  static {
    TrustedRecords.install();
  }

  @Test
  void everyMetricGetsItsOwnTest() {
    Analysis analysis = Analyses.analyse(experiment(2), summaries(), List.of(), NOW);

    assertThat(analysis.getComparisons())
        .extracting(Comparison::getMetric, Comparison::getMethod, Comparison::getStatus)
        .containsExactly(
            tuple("completion", Method.TWO_PROPORTION_Z, Status.OK),
            tuple("turns", Method.WELCH_T, Status.OK),
            tuple("citations", Method.RATIO_DELTA, Status.OK),
            tuple("latency", Method.QUANTILE_GROUPS, Status.OK));
    assertThat(analysis.getComparisons().getFirst().getAdjustedPValue()).isNotNull();
    assertThat(analysis.getComparisons()).allMatch(one -> one.getSequential() != null);
    assertThat(analysis.getComparisons()).allMatch(one -> one.getBayesian() != null);
    assertThat(analysis.getComparisons())
        .allMatch(comparison -> comparison.getLiftInterval() == IntervalKind.BOUNDED);
  }

  @Test
  void figuresAreThoseOfTheSummaries() {
    Analysis analysis = Analyses.analyse(experiment(2), summaries(), List.of(), NOW);

    List<MetricEstimate> control = analysis.getVariants().getFirst().getMetrics();
    assertThat(control.get(0).getConversions()).isEqualTo(200);
    assertThat(control.get(0).getMean()).isEqualTo(0.5);
    assertThat(control.get(1).getMean()).isCloseTo(4.5, within(1e-12));
    assertThat(control.get(1).getSum()).isEqualTo(1800);
    assertThat(control.get(2).getNumerator()).isEqualTo(1800);
    assertThat(control.get(2).getDenominator()).isEqualTo(4000);
    assertThat(control.get(2).getMean()).isEqualTo(0.45);
    assertThat(control.get(3).getQuantile()).isCloseTo(199.5, within(1.0));
    MetricEstimate overall = analysis.getOverall().getMetrics().getFirst();
    assertThat(overall.getConversions()).isEqualTo(440);
    assertThat(overall.getUnits()).isEqualTo(800);
    assertThat(overall.getObservations()).isEqualTo(440);
    assertThat(analysis.getOverall().getCrossovers()).isEqualTo(3);
    assertThat(analysis.getDataUntil()).isEqualTo(EVENT);
    assertThat(analysis.getSampleRatio().getStatus()).isEqualTo(Status.OK);
  }

  @Test
  void windowsDoNotCountAndSlicesCountForThemselves() {
    ExperimentSummaries summaries = summaries();
    List<CellSummary> cells = new ArrayList<>(summaries.getCells());
    CellSummary total = cells.getFirst();
    cells.add(
        CellSummary.newBuilder(total)
            .setWindow(WindowSize.DAY)
            .setWindowStart(EVENT)
            .setUnits(1)
            .build());
    cells.add(slice("a", "hi", 200));
    cells.add(slice("b", "hi", 300));
    cells.add(slice("a", "en", 200));
    cells.add(slice("b", "en", 150));
    ExperimentSummaries more = ExperimentSummaries.newBuilder(summaries).setCells(cells).build();
    Analysis analysis = Analyses.analyse(experiment(2), more, List.of(), NOW);

    assertThat(analysis.getComparisons())
        .isEqualTo(Analyses.analyse(experiment(2), summaries, List.of(), NOW).getComparisons());
    assertThat(analysis.getSlices())
        .extracting(SliceAnalysis::getDimension, SliceAnalysis::getSliceValue)
        .containsExactly(tuple("language", "en"), tuple("language", "hi"));
    SliceAnalysis hindi = analysis.getSlices().getLast();
    assertThat(hindi.getUnits()).containsEntry("a", 400L).containsEntry("b", 400L);
    assertThat(hindi.getComparisons().getFirst().getDifference()).isEqualTo(0.25);
    Heterogeneity completion = analysis.getHeterogeneity().getFirst();
    assertThat(completion.getMetric()).isEqualTo("completion");
    assertThat(completion.getDegreesOfFreedom()).isEqualTo(1);
    assertThat(completion.getPValue()).isLessThan(1e-6);
    assertThat(completion.getAdjustedPValue()).isGreaterThan(completion.getPValue());
  }

  @Test
  void aSliceWhoseSplitDoesNotFitIsNamed() {
    ExperimentSummaries summaries = summaries();
    List<CellSummary> cells = new ArrayList<>(summaries.getCells());
    cells.add(CellSummary.newBuilder(slice("a", "hi", 200)).setUnits(40_000).build());
    cells.add(CellSummary.newBuilder(slice("b", "hi", 200)).setUnits(36_000).build());
    Analysis analysis =
        Analyses.analyse(
            experiment(2),
            ExperimentSummaries.newBuilder(summaries).setCells(cells).build(),
            List.of(),
            NOW);

    assertThat(analysis.getRecommendation().getDecision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(analysis.getRecommendation().getReasons())
        .singleElement()
        .asString()
        .contains("language is hi");
  }

  @Test
  void aSequentialTestDecidesByAlwaysValidPValues() {
    Experiment experiment = with(experiment(800), DecisionMethod.SEQUENTIAL);
    Analysis analysis = Analyses.analyse(experiment, summaries(), List.of(), NOW);

    Comparison completion = analysis.getComparisons().getFirst();
    assertThat(completion.getAdjustedPValue()).isEqualTo(completion.getSequential().getPValue());
    assertThat(completion.getAdjustedCiLow()).isEqualTo(completion.getSequential().getCiLow());
    assertThat(completion.getAdjustedPValue()).isGreaterThan(completion.getPValue());
    assertThat(completion.getSequential().getCiLow()).isLessThan(completion.getCiLow());
  }

  @Test
  void aPosteriorDecides() {
    Experiment experiment = with(experiment(800), DecisionMethod.BAYESIAN);
    Analysis analysis = Analyses.analyse(experiment, summaries(), List.of(), NOW);

    assertThat(analysis.getRecommendation().getWinner()).isEqualTo("b");
    assertThat(analysis.getRecommendation().getReasons().getFirst())
        .contains("probability to be better 0.9978");
  }

  @Test
  void eachLookIsTakenOnceAndStays() {
    Experiment experiment = with(experiment(2000), DecisionMethod.GROUP_SEQUENTIAL);
    Analysis first = Analyses.analyse(experiment, summaries(), List.of(), NOW);

    // 800 of 2,000 units are the second of five looks; the first was passed over.
    assertThat(first.getLooks())
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.getNumber()).isEqualTo(2);
              assertThat(look.getInformationFraction()).isEqualTo(0.4);
              assertThat(look.getPValues()).containsOnlyKeys("b");
            });
    Analysis second = Analyses.analyse(experiment, summaries(), first.getLooks(), NOW);
    assertThat(second.getLooks()).isEqualTo(first.getLooks());
    assertThat(second.getRecommendation()).isEqualTo(first.getRecommendation());

    InterimLook earlier = new InterimLook(1, 400L, 0.2, 0.001, Map.of("b", 0.0001));
    Analysis decided = Analyses.analyse(experiment, summaries(), List.of(earlier), NOW);
    assertThat(decided.getLooks()).hasSize(2);
    assertThat(decided.getRecommendation().getDecision()).isEqualTo(Decision.SHIP_TREATMENT);
  }

  @Test
  void treatmentsShareTheErrorRateOfTheLooksEqually() {
    InterimLook one = look(MultiplicityCorrection.HOLM, List.of("b"));
    InterimLook holm = look(MultiplicityCorrection.HOLM, List.of("b", "c"));
    InterimLook bonferroni = look(MultiplicityCorrection.BONFERRONI, List.of("b", "c"));
    InterimLook none = look(MultiplicityCorrection.NONE, List.of("b", "c"));

    // O'Brien and Fleming's type at 2 of 5 looks: 4 (1 - Phi(Phi^-1(1 - a / 4) / sqrt(0.4))) of
    // a = 0.05 and of a = 0.025, since it is the first look that is taken (scipy).
    assertThat(one.getNominalLevel()).isCloseTo(7.883035133823727e-4, within(1e-12));
    assertThat(none.getNominalLevel()).isEqualTo(one.getNominalLevel());
    assertThat(holm.getNominalLevel()).isCloseTo(2 * 1.5681311367903478e-4, within(1e-12));
    assertThat(bonferroni).isEqualTo(holm);
    double p = one.getPValues().getOrDefault("b", 1.0);
    assertThat(none.getPValues()).containsEntry("b", p);
    assertThat(holm.getPValues()).containsEntry("b", 2 * p).containsEntry("c", 1.0);
  }

  /** The first one taken, of an experiment with these treatments; c is like the control. */
  private static InterimLook look(MultiplicityCorrection correction, List<String> treatments) {
    Experiment two = with(experiment(2000), DecisionMethod.GROUP_SEQUENTIAL);
    List<Variant> variants = new ArrayList<>();
    List<CellSummary> cells = new ArrayList<>(summaries().getCells());
    variants.add(two.getVariants().getFirst());
    for (String treatment : treatments) {
      variants.add(Variant.newBuilder(two.getVariants().getLast()).setId(treatment).build());
    }
    if (treatments.contains("c")) {
      cells.add(CellSummary.newBuilder(cells.getFirst()).setVariantId("c").build());
    }
    Experiment experiment =
        Experiment.newBuilder(two)
            .setVariants(variants)
            .setRequiredSampleSize(treatments.size() * 1000L + 1000)
            .setDecisionPolicy(
                DecisionPolicy.newBuilder(two.getDecisionPolicy())
                    .setCorrection(correction)
                    .build())
            .build();
    ExperimentSummaries summaries =
        ExperimentSummaries.newBuilder(summaries()).setCells(cells).build();
    return Analyses.analyse(experiment, summaries, List.of(), NOW).getLooks().getFirst();
  }

  @Test
  void theDirectionOfAMetricTurnsItsPosteriorAndItsDecision() {
    Experiment higher = experiment(800);
    Experiment lower =
        Experiment.newBuilder(higher)
            .setMetrics(
                higher.getMetrics().stream()
                    .map(
                        metric ->
                            MetricDefinition.newBuilder(metric).setHigherIsBetter(false).build())
                    .toList())
            .build();
    Analysis up = Analyses.analyse(higher, summaries(), List.of(), NOW);
    Analysis down = Analyses.analyse(lower, summaries(), List.of(), NOW);

    assertThat(up.getRecommendation().getDecision()).isEqualTo(Decision.SHIP_TREATMENT);
    assertThat(down.getRecommendation().getDecision()).isEqualTo(Decision.SHIP_CONTROL);
    assertThat(down.getComparisons().getFirst().getBayesian().getProbabilityBetter())
        .isCloseTo(
            1 - up.getComparisons().getFirst().getBayesian().getProbabilityBetter(), within(1e-9));
    assertThat(down.getComparisons().getFirst().getDifference())
        .isEqualTo(up.getComparisons().getFirst().getDifference());
  }

  @Test
  void aRecommendationCarriesWhatItRestsOn() {
    Experiment experiment =
        Experiment.newBuilder(experiment(2000)).setStartedAt(EVENT.minusSeconds(86_400)).build();
    Recommendation recommendation =
        Analyses.analyse(experiment, summaries(), List.of(), NOW).getRecommendation();

    assertThat(recommendation.getDecision()).isEqualTo(Decision.CONTINUE);
    assertThat(recommendation.getDaysRemaining()).isCloseTo(1.5, within(1e-12));
    assertThat(recommendation.getCurrentPower()).isNull();
    assertThat(recommendation.getPolicyVersion()).matches("[0-9a-f]{12}");
    assertThat(recommendation.getPolicy()).contains("\"method\": \"FIXED_HORIZON\"");
    assertThat(recommendation.getNextOffsets()).containsOnlyKeys("0");
    assertThat(recommendation.getFigures())
        .extracting(Figure::getName)
        .contains("units", "b.completion.adjusted_p_value", "b.turns.p_non_inferior");
  }

  @Test
  void powerSoFarIsThatOfTheSmallestEffectWorthFinding() {
    Experiment experiment =
        Experiment.newBuilder(experiment(2000))
            .setHypothesis(new Hypothesis("it helps", 0.1, null))
            .build();
    Recommendation recommendation =
        Analyses.analyse(experiment, summaries(), List.of(), NOW).getRecommendation();

    // The effect of 0.05 over sqrt(0.2506265664/400 + 0.2406015038/400) = 0.0350438, two-sided:
    // scipy 1.17, norm.sf(1.959964 - 1.426786) + norm.sf(1.959964 + 1.426786).
    assertThat(recommendation.getCurrentPower()).isCloseTo(0.29731, within(2e-5));
  }

  @Test
  void withoutDataEveryFigureIsAbsent() {
    ExperimentSummaries empty =
        new ExperimentSummaries(
            "e",
            1,
            List.of(new PartitionProgress(0, null, Map.of(), Map.of(), List.of())),
            0L,
            List.of(),
            List.of());
    Analysis analysis = Analyses.analyse(experiment(2), empty, List.of(), NOW);

    assertThat(analysis.getDataUntil()).isNull();
    assertThat(analysis.getComparisons())
        .allMatch(comparison -> comparison.getStatus() == Status.UNDEFINED)
        .allMatch(comparison -> comparison.getReason() != null)
        .allMatch(comparison -> comparison.getPValue() == null);
    assertThat(analysis.getOverall().getMetrics())
        .allMatch(estimate -> estimate.getMean() == null && estimate.getQuantile() == null);
    assertThat(analysis.getSampleRatio().getReason()).isEqualTo("no_observations");
    assertThat(analysis.getRecommendation().getDecision()).isEqualTo(Decision.CONTINUE);
  }

  @Test
  void aCertainWinnerShips() {
    Analysis analysis = Analyses.analyse(experiment(800), summaries(), List.of(), NOW);

    assertThat(analysis.getRecommendation().getDecision()).isEqualTo(Decision.SHIP_TREATMENT);
    assertThat(analysis.getRecommendation().getWinner()).isEqualTo("b");
    assertThat(analysis.getRecommendation().getTime()).isEqualTo(NOW);
  }

  @Test
  void theSplitIsNotCheckedOnceWeightsWereChanged() {
    Experiment uneven =
        Experiment.newBuilder(experiment(800))
            .setVariants(
                experiment(800).getVariants().stream()
                    .map(
                        variant ->
                            Variant.newBuilder(variant)
                                .setTrafficBasisPoints(variant.getIsControl() ? 1000 : 9000)
                                .build())
                    .toList())
            .build();
    Recommendation mismatch =
        Analyses.analyse(uneven, summaries(), List.of(), NOW).getRecommendation();
    assertThat(mismatch.getDecision()).isEqualTo(Decision.INCONCLUSIVE);

    Experiment changed = Experiment.newBuilder(uneven).setWeightsChangedAt(NOW).build();
    Analysis analysis = Analyses.analyse(changed, summaries(), List.of(), NOW);
    assertThat(analysis.getSampleRatio().getStatus()).isEqualTo(Status.UNDEFINED);
    assertThat(analysis.getSampleRatio().getReason()).isEqualTo("weights_changed");
    assertThat(analysis.getSampleRatio().getSequentialPValue()).isNull();
    assertThat(analysis.getRecommendation().getDecision()).isEqualTo(Decision.SHIP_TREATMENT);
  }

  @Test
  void anAnswerOfSomePartitionsContinues() {
    ExperimentSummaries partial =
        ExperimentSummaries.newBuilder(summaries()).setPartitionsExpected(2).build();

    assertThat(
            Analyses.analyse(experiment(2), partial, List.of(), NOW)
                .getRecommendation()
                .getReasons())
        .containsExactly("Only 1 of 2 partitions answered.");
  }

  @Test
  void aSummaryOfAnotherTypeIsRefused() {
    ExperimentSummaries summaries = summaries();
    CellSummary cell = summaries.getCells().getFirst();
    MetricSummary wrong = new MetricSummary("completion", 1L, new RatioMoments().toState(), null);
    ExperimentSummaries broken =
        ExperimentSummaries.newBuilder(summaries)
            .setCells(List.of(CellSummary.newBuilder(cell).setMetrics(List.of(wrong)).build()))
            .build();

    assertThatThrownBy(() -> Analyses.analyse(experiment(2), broken, List.of(), NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("completion");
  }

  private static Experiment experiment(long required) {
    return Experiment.newBuilder()
        .setId("e")
        .setVersion(1)
        .setName("e")
        .setType(ExperimentType.PROMPT)
        .setState(ExperimentState.RUNNING)
        .setUnit(UnitType.CUSTOMER)
        .setVariants(
            List.of(
                Variant.newBuilder()
                    .setId("a")
                    .setIsControl(true)
                    .setTrafficBasisPoints(5000)
                    .build(),
                Variant.newBuilder().setId("b").setTrafficBasisPoints(5000).build()))
        .setMetrics(
            List.of(
                metric("completion", MetricType.BINARY, Aggregation.RATE),
                metric("turns", MetricType.COUNT, Aggregation.MEAN),
                metric("citations", MetricType.RATIO, Aggregation.RATE),
                metric("latency", MetricType.CONTINUOUS, Aggregation.P50)))
        .setPrimaryMetric("completion")
        .setGuardrails(
            List.of(Guardrail.newBuilder().setMetric("turns").setMaxDegradation(0.2).build()))
        .setTargeting(Targeting.newBuilder().build())
        .setRequiredSampleSize(required)
        .setCreatedAt(Instant.EPOCH)
        .build();
  }

  private static Experiment with(Experiment experiment, DecisionMethod method) {
    return Experiment.newBuilder(experiment)
        .setDecisionPolicy(DecisionPolicy.newBuilder().setMethod(method).build())
        .build();
  }

  private static CellSummary slice(String variant, String language, int conversions) {
    return CellSummary.newBuilder(cell(variant, conversions))
        .setDimension("language")
        .setSliceValue(language)
        .build();
  }

  private static MetricDefinition metric(String name, MetricType type, Aggregation aggregation) {
    return MetricDefinition.newBuilder()
        .setName(name)
        .setType(type)
        .setAggregation(aggregation)
        .setSource(new MetricSource(EventStream.SESSIONS, List.of(), null))
        .build();
  }

  private static ExperimentSummaries summaries() {
    return new ExperimentSummaries(
        "e",
        1,
        List.of(new PartitionProgress(0, EVENT, Map.of(), Map.of(), List.of())),
        3L,
        List.of(cell("a", 200), cell("b", 240)),
        List.of());
  }

  private static CellSummary cell(String variant, int conversions) {
    Moments completion = new Moments();
    Moments turns = new Moments();
    RatioMoments citations = new RatioMoments();
    GroupedQuantiles latency = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    for (int unit = 0; unit < 400; unit++) {
      completion.add(unit < conversions ? 1 : 0);
      turns.add(unit % 10);
      citations.add(unit % 10, 10);
      latency.groupOf(variant + unit).add(unit);
    }
    return CellSummary.newBuilder()
        .setVariantId(variant)
        .setWindow(WindowSize.TOTAL)
        .setUnits(400)
        .setMetrics(
            List.of(
                new MetricSummary("completion", (long) conversions, completion.toState(), null),
                new MetricSummary("turns", 1800L, turns.toState(), null),
                new MetricSummary("citations", 1800L, citations.toState(), null),
                new MetricSummary("latency", 400L, latency.toState(), null)))
        .build();
  }
}
