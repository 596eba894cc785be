package dev.assay.schemas.topic;

import dev.assay.schemas.avro.Alert;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.DeadLetter;
import dev.assay.schemas.avro.DecisionRecord;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.Recommendation;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Every topic of Assay. */
public final class Topics {

  /** Experiments as they stand; by experiment id. */
  public static final Topic<Experiment> EXPERIMENTS =
      compacted("assay.experiments.v1", Experiment.class);

  /** Exposures; by subject. */
  public static final Topic<Assignment> ASSIGNMENTS =
      bySubject("assay.assignments.v1", Assignment.class);

  public static final Topic<SessionEvent> SESSIONS =
      bySubject("assay.sessions.v1", SessionEvent.class);
  public static final Topic<LatencyEvent> LATENCIES =
      bySubject("assay.latencies.v1", LatencyEvent.class);
  public static final Topic<FunnelEvent> FUNNEL = bySubject("assay.funnel.v1", FunnelEvent.class);
  public static final Topic<SentimentEvent> SENTIMENTS =
      bySubject("assay.sentiments.v1", SentimentEvent.class);
  public static final Topic<RetrievalEvent> RETRIEVALS =
      bySubject("assay.retrievals.v1", RetrievalEvent.class);
  public static final Topic<MeasurementEvent> MEASUREMENTS =
      bySubject("assay.measurements.v1", MeasurementEvent.class);

  /** The latest analysis of each experiment; by experiment id. */
  public static final Topic<Analysis> ANALYSES = compacted("assay.analyses.v1", Analysis.class);

  /** Every change of a recommendation; by experiment id. */
  public static final Topic<Recommendation> RECOMMENDATIONS =
      single("assay.recommendations.v1", Recommendation.class);

  /** Every recommendation with all that it was computed from; by experiment id. */
  public static final Topic<DecisionRecord> DECISIONS =
      single("assay.decisions.v1", DecisionRecord.class);

  /** Every change of an experiment; by experiment id. */
  public static final Topic<AuditEntry> AUDIT = single("assay.audit.v1", AuditEntry.class);

  public static final Topic<Alert> ALERTS = single("assay.alerts.v1", Alert.class);

  /** Records that could not be read or made no sense; by their own key. */
  public static final Topic<DeadLetter> DEAD_LETTERS =
      single("assay.dead-letters.v1", DeadLetter.class);

  /** What the aggregator joins: assignments and the six kinds of events. */
  public static final List<Topic<? extends SpecificRecord>> BY_SUBJECT =
      List.of(ASSIGNMENTS, SESSIONS, LATENCIES, FUNNEL, SENTIMENTS, RETRIEVALS, MEASUREMENTS);

  public static final List<Topic<? extends SpecificRecord>> ALL =
      List.of(
          EXPERIMENTS,
          ASSIGNMENTS,
          SESSIONS,
          LATENCIES,
          FUNNEL,
          SENTIMENTS,
          RETRIEVALS,
          MEASUREMENTS,
          ANALYSES,
          RECOMMENDATIONS,
          DECISIONS,
          AUDIT,
          ALERTS,
          DEAD_LETTERS);

  private Topics() {}

  // Kept without end: logs are replayed with the times at which their events happened, often years
  // ago, and a retention by time would let the broker delete them at once.
  private static <V extends SpecificRecord> Topic<V> bySubject(String name, Class<V> valueType) {
    return new Topic<>(
        name, valueType, Partitioning.CO_PARTITIONED_BY_SUBJECT, new Retention.Unlimited());
  }

  private static <V extends SpecificRecord> Topic<V> compacted(String name, Class<V> valueType) {
    return new Topic<>(name, valueType, Partitioning.SINGLE, new Retention.Compacted());
  }

  private static <V extends SpecificRecord> Topic<V> single(String name, Class<V> valueType) {
    return new Topic<>(name, valueType, Partitioning.SINGLE, new Retention.Unlimited());
  }
}
