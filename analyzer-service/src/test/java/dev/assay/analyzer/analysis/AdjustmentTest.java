package dev.assay.analyzer.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.adjustment.Cuped;
import dev.assay.analyzer.statistics.adjustment.CupedTest;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.avro.Status;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.TrustedRecords;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.RatioMoments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Means that are adjusted for what units came to before their exposure. */
class AdjustmentTest {

  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

  static {
    TrustedRecords.install();
  }

  private final RatioMoments control = arm(1, 0);
  private final RatioMoments treatment = arm(2, 0.5);

  @Test
  void comparisonsAreAdjusted() {
    Comparison comparison =
        analyse(cell("a", control), cell("b", treatment)).getComparisons().getFirst();
    double theta =
        CupedTest.withDefaults().with(CupedTest.Slope.WITHIN_ARMS).theta(control, treatment);
    Cuped expected = CupedTest.withDefaults().test(control, treatment, theta).orElseThrow();

    assertThat(comparison.getStatus()).isEqualTo(Status.OK);
    assertThat(comparison.getDifference()).isCloseTo(expected.adjusted().value(), within(1e-12));
    assertThat(comparison.getStandardError())
        .isCloseTo(expected.adjusted().standardError(), within(1e-12));
    assertThat(comparison.getPValue()).isCloseTo(expected.adjusted().pValue(), within(1e-12));
    assertThat(comparison.getVarianceReduction())
        .isCloseTo(expected.varianceReduction(), within(1e-12))
        .isGreaterThan(0.8);
  }

  @Test
  void figuresOfVariantsStayAsTheyAre() {
    Analysis analysis = analyse(cell("a", control), cell("b", treatment));

    MetricEstimate estimate = analysis.getVariants().getFirst().getMetrics().getFirst();
    assertThat(estimate.getMean()).isEqualTo(control.numeratorSum() / 500);
    assertThat(estimate.getVariance()).isCloseTo(control.numeratorVariance(), within(1e-12));
    assertThat(estimate.getUnits()).isEqualTo(500);
    MetricEstimate overall = analysis.getOverall().getMetrics().getFirst();
    assertThat(overall.getSum()).isEqualTo(control.numeratorSum() + treatment.numeratorSum());
    assertThat(analysis.getComparisons().getFirst().getHedgesG()).isNotNull();
  }

  @Test
  void aVariantWithoutUnitsIsUndefined() {
    Analysis analysis = analyse(cell("a", control));

    Comparison comparison = analysis.getComparisons().getFirst();
    assertThat(comparison.getStatus()).isEqualTo(Status.UNDEFINED);
    assertThat(comparison.getVarianceReduction()).isNull();
    assertThat(analysis.getOverall().getMetrics().getFirst().getUnits()).isEqualTo(500);
  }

  @Test
  void withoutPairsNothingIsAdjusted() {
    CellSummary plain = cell("b", treatment.numerators(), null);
    Comparison without =
        analyse(cell("a", control.numerators(), null), plain).getComparisons().getFirst();

    assertThat(without.getStatus()).isEqualTo(Status.OK);
    assertThat(without.getVarianceReduction()).isNull();
    // One variant alone cannot be adjusted.
    assertThat(analyse(cell("a", control), plain).getComparisons().getFirst()).isEqualTo(without);
  }

  /** Values that never vary leave nothing to reduce. */
  @Test
  void constantValuesHaveNoReduction() {
    RatioMoments constant = new RatioMoments();
    for (int unit = 0; unit < 10; unit++) {
      constant.add(1, unit);
    }
    Comparison comparison =
        analyse(cell("a", constant), cell("b", constant)).getComparisons().getFirst();

    assertThat(comparison.getVarianceReduction()).isNull();
  }

  private static RatioMoments arm(long seed, double effect) {
    Random random = new Random(seed);
    RatioMoments arm = new RatioMoments();
    for (int unit = 0; unit < 500; unit++) {
      double before = random.nextInt(16);
      arm.add(before + effect + random.nextInt(4), before);
    }
    return arm;
  }

  private static CellSummary cell(String variant, RatioMoments pairs) {
    return cell(variant, pairs.numerators(), pairs.toState());
  }

  private static CellSummary cell(
      String variant, Moments moments, @Nullable RatioMomentsState pairs) {
    return CellSummary.newBuilder()
        .setVariantId(variant)
        .setWindow(WindowSize.TOTAL)
        .setUnits(500)
        .setMetrics(List.of(new MetricSummary("turns", 500L, moments.toState(), pairs)))
        .build();
  }

  private static Analysis analyse(CellSummary... cells) {
    ExperimentSummaries summaries =
        new ExperimentSummaries(
            "e",
            1,
            List.of(new PartitionProgress(0, NOW, Map.of(), Map.of(), List.of())),
            0L,
            List.of(cells),
            List.of());
    return Analyses.analyse(experiment(), summaries, List.of(), NOW);
  }

  private static Experiment experiment() {
    List<Variant> variants = new ArrayList<>();
    for (String id : List.of("a", "b")) {
      variants.add(
          Variant.newBuilder()
              .setId(id)
              .setIsControl(id.equals("a"))
              .setTrafficBasisPoints(5000)
              .build());
    }
    return Experiment.newBuilder()
        .setId("e")
        .setVersion(1)
        .setName("e")
        .setType(ExperimentType.VOICE)
        .setState(ExperimentState.RUNNING)
        .setUnit(UnitType.CUSTOMER)
        .setVariants(variants)
        .setMetrics(
            List.of(
                MetricDefinition.newBuilder()
                    .setName("turns")
                    .setType(MetricType.CONTINUOUS)
                    .setAggregation(Aggregation.MEAN)
                    .setSource(new MetricSource(EventStream.SESSIONS, List.of(), "turns"))
                    .build()))
        .setPrimaryMetric("turns")
        .setTargeting(Targeting.newBuilder().build())
        .setRequiredSampleSize(1000)
        .setCreatedAt(Instant.EPOCH)
        .setStartedAt(NOW.minusSeconds(86_400))
        .setPreExposureWindowMs(604_800_000L)
        .build();
  }
}
