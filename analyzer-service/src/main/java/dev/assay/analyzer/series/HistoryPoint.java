package dev.assay.analyzer.series;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.SequentialEstimate;
import dev.assay.schemas.avro.VariantAnalysis;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a published analysis said of the totals until then.
 *
 * @param dataUntil latest event time; null before the first event
 * @param units exposed so far, by variant
 */
public record HistoryPoint(
    Instant computedAt,
    @Nullable Instant dataUntil,
    Map<String, Long> units,
    List<Effect> effects) {

  /**
   * A treatment against the control in one metric; null where it could not be computed.
   *
   * @param sequential difference with its confidence sequence
   */
  public record Effect(
      String metric,
      String treatmentId,
      @Nullable Double difference,
      @Nullable Double lift,
      @Nullable SequentialEstimate sequential) {}

  static HistoryPoint of(Analysis analysis) {
    Map<String, Long> units = new LinkedHashMap<>();
    for (VariantAnalysis variant : analysis.getVariants()) {
      units.put(variant.getVariantId(), variant.getUnits());
    }
    return new HistoryPoint(
        analysis.getComputedAt(),
        analysis.getDataUntil(),
        units,
        analysis.getComparisons().stream().map(HistoryPoint::effect).toList());
  }

  private static Effect effect(Comparison comparison) {
    return new Effect(
        comparison.getMetric(),
        comparison.getTreatmentId(),
        comparison.getDifference(),
        comparison.getLift(),
        comparison.getSequential());
  }
}
