package dev.assay.analyzer.api;

import dev.assay.analyzer.explain.Difference;
import dev.assay.analyzer.explain.Explanation;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.DecisionRecord;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.Recommendation;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decisions and what explains them, as documents. */
final class ExplanationDocument {

  private ExplanationDocument() {}

  /** One line of the list. */
  static Map<String, @Nullable Object> brief(DecisionRecord decision) {
    Recommendation recommendation = decision.getRecommendation();
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("time", decision.getTime());
    document.put("decision", recommendation.getDecision());
    document.put("winner", recommendation.getWinner());
    document.put("policy_version", recommendation.getPolicyVersion());
    document.put("experiment_version", recommendation.getExperimentVersion());
    document.put("reasons", recommendation.getReasons());
    document.put("changes", recommendation.getChanges());
    return document;
  }

  /**
   * A decision beside another.
   *
   * @param other what the other is called: recomputed, or other
   */
  static JsonNode of(Explanation explanation, String other) {
    DecisionRecord decision = explanation.decision();
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("experiment_id", decision.getExperiment().getId());
    document.put("time", decision.getTime());
    document.put("same", explanation.isSame());
    document.put(
        "differences",
        explanation.differences().stream().map(each -> difference(each, other)).toList());
    document.put("recorded", decision.getRecommendation());
    document.put(other, explanation.other());
    document.put("inputs", inputs(decision));
    return AvroJson.node(document);
  }

  private static Map<String, @Nullable Object> difference(Difference difference, String other) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("field", difference.field());
    document.put("recorded", difference.recorded());
    document.put(other, difference.other());
    return document;
  }

  private static Map<String, @Nullable Object> inputs(DecisionRecord decision) {
    ExperimentSummaries summaries = decision.getSummaries();
    Map<String, Object> units = new LinkedHashMap<>();
    for (CellSummary cell : summaries.getCells()) {
      if (cell.getDimension() == null) {
        units.put(cell.getVariantId(), cell.getUnits());
      }
    }
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("experiment_version", decision.getExperiment().getVersion());
    document.put("units", units);
    document.put("crossovers", summaries.getCrossovers());
    document.put("partitions_answered", summaries.getPartitions().size());
    document.put("partitions_expected", summaries.getPartitionsExpected());
    document.put("data_until", latest(summaries.getPartitions()));
    document.put("looks_before", decision.getLooks());
    document.put("next_offsets", decision.getRecommendation().getNextOffsets());
    return document;
  }

  private static @Nullable Object latest(List<PartitionProgress> partitions) {
    return partitions.stream()
        .map(PartitionProgress::getEventTime)
        .filter(Objects::nonNull)
        .max(java.time.Instant::compareTo)
        .orElse(null);
  }
}
