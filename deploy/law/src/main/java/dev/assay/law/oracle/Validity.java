package dev.assay.law.oracle;

import dev.assay.law.log.LogRecord;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.SessionStatus;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells records that make sense from those that belong to the dead letters. */
final class Validity {

  private static final double LARGEST_MEASUREMENT = 1e150;

  private final Map<String, Set<String>> variantsByExperiment = new HashMap<>();

  Validity(List<Experiment> experiments) {
    for (Experiment experiment : experiments) {
      Set<String> variants = new HashSet<>();
      for (Variant variant : experiment.getVariants()) {
        variants.add(variant.getId());
      }
      variantsByExperiment.put(experiment.getId(), variants);
    }
  }

  boolean accepts(LogRecord record) {
    String subject = record.customerId() != null ? record.customerId() : record.sessionId();
    return !record.eventId().isBlank()
        && record.key().equals(subject)
        && switch (record.value()) {
          case Assignment assignment -> makesSense(assignment);
          case SessionEvent session -> makesSense(session);
          case LatencyEvent latency ->
              latency.getComponent() != LatencyComponent.UNKNOWN
                  && isFiniteAndNotNegative(latency.getMilliseconds());
          case FunnelEvent funnel -> !funnel.getStage().isBlank();
          case SentimentEvent sentiment ->
              isWithin(-1, sentiment.getScore(), 1) && isWithin(0, sentiment.getConfidence(), 1);
          case RetrievalEvent retrieval -> makesSense(retrieval);
          case MeasurementEvent measurement ->
              !measurement.getName().isBlank()
                  && Math.abs(measurement.getValue()) <= LARGEST_MEASUREMENT;
          default -> throw new IllegalArgumentException("No event: " + record);
        };
  }

  private boolean makesSense(Assignment assignment) {
    String unit =
        switch (assignment.getUnitType()) {
          case CUSTOMER -> assignment.getCustomerId();
          case SESSION -> assignment.getSessionId();
          case UNKNOWN -> null;
        };
    Set<String> variants = variantsByExperiment.get(assignment.getExperimentId());
    return assignment.getUnitType() != UnitType.UNKNOWN
        && assignment.getUnitId().equals(unit)
        && !assignment.getExperimentId().isBlank()
        && !assignment.getVariantId().isBlank()
        && (variants == null || variants.contains(assignment.getVariantId()));
  }

  private static boolean makesSense(SessionEvent session) {
    boolean status =
        switch (session.getStatus()) {
          case STARTED -> session.getOutcome() != SessionOutcome.UNKNOWN;
          case ENDED ->
              session.getOutcome() != null && session.getOutcome() != SessionOutcome.UNKNOWN;
          case UNKNOWN -> false;
        };
    return status
        && session.getStatus() != SessionStatus.UNKNOWN
        && isNotNegative(session.getDurationMs())
        && isNotNegative(session.getTurns())
        && isNotNegative(session.getErrors())
        && isNotNegative(session.getCustomerInterruptions())
        && isNotNegative(session.getAgentInterruptions());
  }

  private static boolean makesSense(RetrievalEvent retrieval) {
    return retrieval.getChunksRetrieved() >= 0
        && retrieval.getChunksCited() >= 0
        && retrieval.getChunksCited() <= retrieval.getChunksRetrieved()
        && isWithin(0, retrieval.getRelevance(), 1)
        && isNotNegative(retrieval.getTokens())
        && isNotNegative(retrieval.getCost())
        && isNotNegative(retrieval.getResponseTimeMs());
  }

  private static boolean isNotNegative(@Nullable Number value) {
    return value == null || isFiniteAndNotNegative(value.doubleValue());
  }

  private static boolean isFiniteAndNotNegative(double value) {
    return Double.isFinite(value) && value >= 0;
  }

  // Written so that NaN is outside.
  private static boolean isWithin(double low, @Nullable Double value, double high) {
    return value == null || (value >= low && value <= high);
  }
}
