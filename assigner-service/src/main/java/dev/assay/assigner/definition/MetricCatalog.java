package dev.assay.assigner.definition;

import static dev.assay.schemas.avro.EventStream.FUNNEL;
import static dev.assay.schemas.avro.EventStream.LATENCIES;
import static dev.assay.schemas.avro.EventStream.MEASUREMENTS;
import static dev.assay.schemas.avro.EventStream.RETRIEVALS;
import static dev.assay.schemas.avro.EventStream.SENTIMENTS;
import static dev.assay.schemas.avro.EventStream.SESSIONS;

import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.funnel.FunnelStages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The metrics that every experiment can name without defining them. */
public final class MetricCatalog {

  private static final MetricSource ENDED_SESSIONS = source(SESSIONS, Streams.ENDED, null);

  private static final Map<String, MetricDefinition> METRICS = new LinkedHashMap<>();

  static {
    latencies();
    sessions();
    funnel();
    retrievals();
    measurements();
  }

  private MetricCatalog() {}

  /** Every built-in metric. */
  public static List<MetricDefinition> all() {
    return List.copyOf(METRICS.values());
  }

  static Optional<MetricDefinition> find(String name) {
    return Optional.ofNullable(METRICS.get(name));
  }

  static List<String> names() {
    return List.copyOf(METRICS.keySet());
  }

  private static void latencies() {
    MetricSource firstAudio = source(LATENCIES, List.of("first_audio"), "milliseconds");
    add(
        metric("time_to_first_audio", MetricType.CONTINUOUS, Aggregation.P50, firstAudio, "ms")
            .setDescription("Milliseconds until the caller hears the agent, in the median.")
            .setHigherIsBetter(false));
    for (String component : Streams.COMPONENTS) {
      MetricSource source = source(LATENCIES, List.of(component), "milliseconds");
      add(
          metric(component + "_latency", MetricType.CONTINUOUS, Aggregation.P50, source, "ms")
              .setDescription("Milliseconds of the component " + component + ", in the median.")
              .setHigherIsBetter(false));
    }
  }

  private static void sessions() {
    add(
        rate("conversation_completion_rate", sessions("completed"), ENDED_SESSIONS)
            .setDescription("Completed sessions of all sessions that ended."));
    add(
        rate("error_rate", sessions("error"), ENDED_SESSIONS)
            .setDescription("Sessions that ended with an error, of all sessions that ended.")
            .setHigherIsBetter(false));
    add(
        rate("handoff_rate", sessions("agent_handoff"), ENDED_SESSIONS)
            .setDescription("Sessions handed to a human agent, of all sessions that ended.")
            .setHigherIsBetter(false));
    add(
        rate(
                "barge_in_rate",
                source(SESSIONS, Streams.ENDED, "customer_interruptions"),
                source(SESSIONS, Streams.ENDED, "turns"))
            .setDescription("How often the caller cut in on the agent, per turn.")
            .setHigherIsBetter(false));
    MetricSource turns = source(SESSIONS, Streams.ENDED, "turns");
    add(
        metric("turn_count", MetricType.CONTINUOUS, Aggregation.MEAN, turns, "count")
            .setDescription("Turns of a session; fewer count as better.")
            .setHigherIsBetter(false));
    MetricSource duration = source(SESSIONS, Streams.ENDED, "duration_ms");
    add(
        metric("session_duration", MetricType.CONTINUOUS, Aggregation.MEAN, duration, "ms")
            .setDescription("Milliseconds of a session; shorter counts as better.")
            .setHigherIsBetter(false));
    MetricSource score = source(SENTIMENTS, List.of(), "score");
    add(
        metric("avg_sentiment", MetricType.CONTINUOUS, Aggregation.MEAN, score, "score")
            .setDescription("Sentiment of a turn, from -1 to 1."));
    add(
        metric("sentiment_low", MetricType.CONTINUOUS, Aggregation.MIN, score, "score")
            .setDescription("A unit's lowest sentiment of a turn, from -1 to 1."));
    add(
        metric("sentiment_high", MetricType.CONTINUOUS, Aggregation.MAX, score, "score")
            .setDescription("A unit's highest sentiment of a turn, from -1 to 1."));
  }

  private static void funnel() {
    for (String stage : FunnelStages.DEFAULT) {
      add(
          metric("reached_" + stage, MetricType.BINARY, Aggregation.RATE, stage(stage), "ratio")
              .setDescription("Units that reached the stage " + stage + ", of all units."));
    }
    for (int i = 1; i < FunnelStages.DEFAULT.size(); i++) {
      String from = FunnelStages.DEFAULT.get(i - 1);
      String until = FunnelStages.DEFAULT.get(i);
      MetricDefinition.Builder time =
          metric(
              "time_to_" + until,
              MetricType.CONTINUOUS,
              Aggregation.TIME_BETWEEN,
              stage(from),
              "ms");
      add(
          time.setDenominator(stage(until))
              .setDescription(
                  "Milliseconds from a unit's first %s to its first %s.".formatted(from, until))
              .setHigherIsBetter(false));
    }
  }

  private static void retrievals() {
    MetricSource retrieved = retrievals("chunks_retrieved");
    MetricSource cited = retrievals("chunks_cited");
    MetricSource relevance = retrievals("relevance");
    add(
        metric("response_relevance", MetricType.CONTINUOUS, Aggregation.MEAN, relevance, "score")
            .setDescription("Relevance of a retrieval, from 0 to 1."));
    add(
        rate("citation_rate", cited, retrieved)
            .setDescription("Chunks cited of all chunks retrieved."));
    add(
        metric("rag_utilization_rate", MetricType.BINARY, Aggregation.RATE, cited, "ratio")
            .setDescription("Units with an answer that cited a retrieved chunk, of all units."));
    add(
        rate("rag_cache_hit_rate", retrievals("cache_hit"), source(RETRIEVALS, List.of(), null))
            .setDescription("Retrievals answered from the cache, of all retrievals."));
    MetricSource tokens = retrievals("tokens");
    add(
        metric("context_token_usage", MetricType.CONTINUOUS, Aggregation.MEAN, tokens, "tokens")
            .setDescription("Tokens of context of a retrieval.")
            .setHigherIsBetter(false));
    add(
        metric(
                "cost_per_session",
                MetricType.RATIO,
                Aggregation.MEAN,
                retrievals("cost"),
                "currency")
            .setDenominator(ENDED_SESSIONS)
            .setDescription("Cost of all retrievals, per session that ended.")
            .setHigherIsBetter(false));
  }

  private static void measurements() {
    add(
        measuredRate("resolution_rate", "resolution")
            .setDescription("Mean of the measurement resolution: 1 resolved, 0 not."));
    MetricSource satisfaction = source(MEASUREMENTS, List.of("satisfaction"), "value");
    add(
        metric("satisfaction_score", MetricType.CONTINUOUS, Aggregation.MEAN, satisfaction, "score")
            .setDescription("Mean of the measurement satisfaction."));
    add(
        measuredRate("factual_accuracy_rate", "factual_accuracy")
            .setDescription("Mean of the measurement factual_accuracy: 1 accurate, 0 not."));
  }

  private static MetricDefinition.Builder measuredRate(String name, String measurement) {
    List<String> labels = List.of(measurement);
    return rate(name, source(MEASUREMENTS, labels, "value"), source(MEASUREMENTS, labels, null));
  }

  private static MetricDefinition.Builder rate(
      String name, MetricSource numerator, MetricSource denominator) {
    return metric(name, MetricType.RATIO, Aggregation.RATE, numerator, "ratio")
        .setDenominator(denominator);
  }

  private static MetricDefinition.Builder metric(
      String name, MetricType type, Aggregation aggregation, MetricSource source, String measure) {
    return MetricDefinition.newBuilder()
        .setName(name)
        .setType(type)
        .setAggregation(aggregation)
        .setSource(source)
        .setUnitOfMeasure(measure);
  }

  private static MetricSource stage(String stage) {
    return source(FUNNEL, List.of(stage), null);
  }

  private static MetricSource sessions(String outcome) {
    return source(SESSIONS, List.of(outcome), null);
  }

  private static MetricSource retrievals(String field) {
    return source(RETRIEVALS, List.of(), field);
  }

  private static MetricSource source(
      EventStream stream, List<String> labels, @Nullable String field) {
    return new MetricSource(stream, labels, field);
  }

  private static void add(MetricDefinition.Builder metric) {
    METRICS.put(metric.getName(), metric.build());
  }
}
