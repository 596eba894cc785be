package dev.assay.analyzer.report;

import dev.assay.analyzer.journey.Journey;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Heterogeneity;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.avro.Recommendation;
import dev.assay.schemas.avro.VariantAnalysis;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An analysis in sections, as people read it; the analysis itself has every digit.
 *
 * @param summary sentences on what was tried, on whom and how long
 * @param keyFindings a sentence for each treatment and metric that was compared
 * @param slicesThatDiffer between whose values an effect differs significantly, after adjustment
 * @param dataQuality sentences
 */
public record Report(
    String experimentId,
    String title,
    Instant computedAt,
    @Nullable Instant dataUntil,
    List<String> summary,
    List<String> keyFindings,
    List<VariantRow> variants,
    List<GuardrailRow> guardrails,
    List<SliceRow> slicesThatDiffer,
    Journey journey,
    List<String> dataQuality,
    Recommendation recommendation) {

  /** One variant in one metric; null figures could not be computed. */
  public record VariantRow(
      String variantId,
      boolean isControl,
      String metric,
      long unitsExposed,
      long unitsWithValue,
      @Nullable Double estimate,
      @Nullable Double standardError) {}

  /**
   * One treatment against one guardrail.
   *
   * @param state kept, violated, or not_shown for neither
   */
  public record GuardrailRow(
      String metric,
      String treatmentId,
      double maxDegradation,
      double confidenceLevel,
      String state,
      @Nullable Double lift) {}

  /** A treatment's effect on a metric that differs over a dimension. */
  public record SliceRow(
      String dimension, String metric, String treatmentId, double adjustedPValue) {}

  public static Report of(Experiment experiment, Analysis analysis, Journey journey) {
    return new Report(
        experiment.getId(),
        experiment.getName().isBlank() ? experiment.getId() : experiment.getName(),
        analysis.getComputedAt(),
        analysis.getDataUntil(),
        Summary.of(experiment, analysis),
        analysis.getComparisons().stream()
            .map(each -> Findings.sentence(experiment, each))
            .toList(),
        analysis.getVariants().stream().flatMap(each -> rows(each).stream()).toList(),
        analysis.getComparisons().stream()
            .filter(each -> each.getGuardrail() != null)
            .map(Report::guardrail)
            .toList(),
        analysis.getHeterogeneity().stream()
            .filter(each -> each.getAdjustedPValue() < experiment.getSignificanceLevel())
            .map(Report::slice)
            .toList(),
        journey,
        Quality.of(analysis),
        analysis.getRecommendation());
  }

  /** The recommendation in words: ship_treatment b. */
  String decision() {
    String decision = recommendation.getDecision().name().toLowerCase(Locale.ROOT);
    return recommendation.getWinner() == null
        ? decision
        : decision + " " + recommendation.getWinner();
  }

  private static List<VariantRow> rows(VariantAnalysis variant) {
    return variant.getMetrics().stream().map(each -> row(variant, each)).toList();
  }

  private static VariantRow row(VariantAnalysis variant, MetricEstimate estimate) {
    return new VariantRow(
        variant.getVariantId(),
        variant.getIsControl(),
        estimate.getMetric(),
        variant.getUnits(),
        estimate.getUnits(),
        Estimates.figure(estimate),
        estimate.getStandardError());
  }

  private static GuardrailRow guardrail(Comparison comparison) {
    dev.assay.schemas.avro.GuardrailCheck check = comparison.getGuardrail();
    return new GuardrailRow(
        comparison.getMetric(),
        comparison.getTreatmentId(),
        check.getMaxDegradation(),
        check.getConfidenceLevel(),
        check.getViolated() ? "violated" : check.getKept() ? "kept" : "not_shown",
        comparison.getLift());
  }

  private static SliceRow slice(Heterogeneity heterogeneity) {
    return new SliceRow(
        heterogeneity.getDimension(),
        heterogeneity.getMetric(),
        heterogeneity.getTreatmentId(),
        heterogeneity.getAdjustedPValue());
  }
}
