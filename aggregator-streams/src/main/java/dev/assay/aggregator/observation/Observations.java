package dev.assay.aggregator.observation;

import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Brings every kind of event into one form, or says what is wrong with it. */
public final class Observations {

  private static final Map<LatencyComponent, String> COMPONENTS =
      new EnumMap<>(LatencyComponent.class);
  private static final Map<SessionOutcome, String> OUTCOMES = new EnumMap<>(SessionOutcome.class);

  static {
    for (LatencyComponent component : LatencyComponent.values()) {
      COMPONENTS.put(component, component.name().toLowerCase(Locale.ROOT));
    }
    for (SessionOutcome outcome : SessionOutcome.values()) {
      OUTCOMES.put(outcome, outcome.name().toLowerCase(Locale.ROOT));
    }
  }

  private Observations() {}

  /**
   * The observation in an event.
   *
   * @param key the event's Kafka key
   * @throws InvalidEventException when it makes no sense
   */
  public static Observation of(String key, SpecificRecord event) throws InvalidEventException {
    return switch (event) {
      case SessionEvent session -> of(key, session);
      case LatencyEvent latency -> of(key, latency);
      case FunnelEvent funnel -> of(key, funnel);
      case SentimentEvent sentiment -> of(key, sentiment);
      case RetrievalEvent retrieval -> of(key, retrieval);
      case MeasurementEvent measurement -> of(key, measurement);
      default -> throw new IllegalArgumentException("No kind of event: " + event.getSchema());
    };
  }

  private static Observation of(String key, SessionEvent event) throws InvalidEventException {
    String label =
        switch (event.getStatus()) {
          case STARTED -> "started";
          case ENDED -> {
            SessionOutcome outcome = event.getOutcome();
            if (outcome == null || outcome == SessionOutcome.UNKNOWN) {
              throw new InvalidEventException("outcome", outcome, "a known outcome");
            }
            yield OUTCOMES.get(outcome);
          }
          case UNKNOWN -> throw new InvalidEventException("status", "unknown", "started, ended");
        };
    return observation(
        key,
        event.getEventId(),
        event.getTime(),
        event.getCustomerId(),
        event.getSessionId(),
        Stream.SESSIONS,
        label,
        Check.optional("duration_ms", event.getDurationMs()),
        Check.optional("turns", event.getTurns()),
        Check.optional("errors", event.getErrors()),
        Check.optional("customer_interruptions", event.getCustomerInterruptions()),
        Check.optional("agent_interruptions", event.getAgentInterruptions()));
  }

  private static Observation of(String key, LatencyEvent event) throws InvalidEventException {
    if (event.getComponent() == LatencyComponent.UNKNOWN) {
      throw new InvalidEventException("component", "unknown", "a known component");
    }
    return observation(
        key,
        event.getEventId(),
        event.getTime(),
        event.getCustomerId(),
        event.getSessionId(),
        Stream.LATENCIES,
        COMPONENTS.get(event.getComponent()),
        Check.notNegative("milliseconds", event.getMilliseconds()),
        Check.optional("turn", event.getTurn()));
  }

  private static Observation of(String key, FunnelEvent event) throws InvalidEventException {
    return observation(
        key,
        event.getEventId(),
        event.getTime(),
        event.getCustomerId(),
        event.getSessionId(),
        Stream.FUNNEL,
        Check.notBlank("stage", event.getStage()));
  }

  private static Observation of(String key, SentimentEvent event) throws InvalidEventException {
    return observation(
        key,
        event.getEventId(),
        event.getTime(),
        event.getCustomerId(),
        event.getSessionId(),
        Stream.SENTIMENTS,
        "",
        Check.within("score", event.getScore(), -1, 1),
        Check.optionalShare("confidence", event.getConfidence()),
        Check.optional("turn", event.getTurn()));
  }

  private static Observation of(String key, RetrievalEvent event) throws InvalidEventException {
    double retrieved = Check.notNegative("chunks_retrieved", event.getChunksRetrieved());
    Boolean cacheHit = event.getCacheHit();
    String template = event.getQueryTemplate();
    return observation(
        key,
        event.getEventId(),
        event.getTime(),
        event.getCustomerId(),
        event.getSessionId(),
        Stream.RETRIEVALS,
        template == null ? "" : template,
        retrieved,
        Check.within("chunks_cited", event.getChunksCited(), 0, retrieved),
        Check.optionalShare("relevance", event.getRelevance()),
        Check.optional("tokens", event.getTokens()),
        Check.optional("cost", event.getCost()),
        cacheHit == null ? Double.NaN : cacheHit ? 1 : 0,
        Check.optional("response_time_ms", event.getResponseTimeMs()));
  }

  private static Observation of(String key, MeasurementEvent event) throws InvalidEventException {
    return observation(
        key,
        event.getEventId(),
        event.getTime(),
        event.getCustomerId(),
        event.getSessionId(),
        Stream.MEASUREMENTS,
        Check.notBlank("name", event.getName()),
        Check.within("value", event.getValue(), -Check.LARGEST, Check.LARGEST));
  }

  private static Observation observation(
      String key,
      String eventId,
      Instant time,
      @Nullable String customerId,
      @Nullable String sessionId,
      Stream stream,
      @Nullable String label,
      double... numbers)
      throws InvalidEventException {
    Check.notBlank("event_id", eventId);
    Check.eventTime(time);
    SubjectKey.check(key, customerId, sessionId);
    return new Observation(
        EventId.of(eventId),
        time.toEpochMilli(),
        sessionId,
        stream,
        label == null ? "" : CanonicalTexts.of(label),
        numbers);
  }
}
