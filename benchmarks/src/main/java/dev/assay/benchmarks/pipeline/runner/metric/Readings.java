package dev.assay.benchmarks.pipeline.runner.metric;

import dev.assay.benchmarks.pipeline.log.CallMetric;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.SessionStatus;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Finds what the log's metrics read. */
public final class Readings {

  private static final String TIME = "time";

  private Readings() {}

  /** The readings in an event; none in a record that is no event. */
  public static List<Reading> of(SpecificRecord event) {
    return switch (event) {
      case SessionEvent session -> session(session);
      case LatencyEvent latency ->
          switch (latency.getComponent()) {
            case FIRST_AUDIO ->
                List.of(Reading.of(CallMetric.FIRST_AUDIO, latency.getMilliseconds()));
            case END_TO_END ->
                List.of(Reading.of(CallMetric.END_TO_END_P95, latency.getMilliseconds()));
            default -> List.of();
          };
      case FunnelEvent funnel ->
          funnel.getStage().equals("conversion")
              ? List.of(Reading.of(CallMetric.CONVERSION, 1))
              : List.of();
      case SentimentEvent sentiment ->
          List.of(Reading.of(CallMetric.SENTIMENT, sentiment.getScore()));
      case RetrievalEvent retrieval ->
          List.of(
              Reading.of(CallMetric.RELEVANCE, number(retrieval.getRelevance())),
              new Reading(
                  CallMetric.CITATION_RATE,
                  retrieval.getChunksCited(),
                  retrieval.getChunksRetrieved()),
              Reading.of(CallMetric.COST_PER_SESSION, number(retrieval.getCost())));
      case MeasurementEvent measurement ->
          measurement.getName().equals("satisfaction")
              ? List.of(Reading.of(CallMetric.SATISFACTION, measurement.getValue()))
              : List.of();
      default -> List.of();
    };
  }

  /** Event time of a record, ms since the epoch. */
  public static long timeOf(SpecificRecord value) {
    return ((Instant) value.get(value.getSchema().getField(TIME).pos())).toEpochMilli();
  }

  private static List<Reading> session(SessionEvent session) {
    if (session.getStatus() == SessionStatus.STARTED) {
      return List.of(new Reading(CallMetric.COST_PER_SESSION, Double.NaN, 1));
    }
    Integer turns = session.getTurns();
    Reading turnCount = Reading.of(CallMetric.TURNS, turns == null ? Double.NaN : turns);
    return session.getOutcome() == SessionOutcome.COMPLETED
        ? List.of(turnCount, Reading.of(CallMetric.COMPLETION, 1))
        : List.of(turnCount);
  }

  private static double number(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
