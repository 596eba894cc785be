package dev.assay.law.log;

import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.serde.TrustedRecords;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Metrics of every type, over every stream. */
final class Metrics {

  static final Duration COST_WINDOW = Duration.ofHours(1);
  static final Duration CONVERSION_WINDOW = Duration.ofMinutes(90);

  static {
    TrustedRecords.install();
  }

  private Metrics() {}

  static List<MetricDefinition> all() {
    return List.of(
        metric("completion_rate", MetricType.BINARY, Aggregation.RATE, sessions("completed")),
        metric("any_error", MetricType.BINARY, Aggregation.RATE, sessionField("errors")),
        within(
            CONVERSION_WINDOW,
            metric(
                "conversion",
                MetricType.BINARY,
                Aggregation.RATE,
                source(EventStream.FUNNEL, null, "conversion"))),
        metric("session_count", MetricType.COUNT, Aggregation.SUM, sessions("started")),
        capped(12, metric("turn_count", MetricType.COUNT, Aggregation.MEAN, sessionField("turns"))),
        metric("stages", MetricType.COUNT, Aggregation.SUM, source(EventStream.FUNNEL, null)),
        capped(
            1_200,
            metric("mean_latency", MetricType.CONTINUOUS, Aggregation.MEAN, latency("end_to_end"))),
        metric("mean_sentiment", MetricType.CONTINUOUS, Aggregation.MEAN, sentiment("score")),
        metric("lowest_sentiment", MetricType.CONTINUOUS, Aggregation.MIN, sentiment("score")),
        capped(
            0.9,
            metric(
                "highest_sentiment", MetricType.CONTINUOUS, Aggregation.MAX, sentiment("score"))),
        between(
            "time_to_conversion",
            sessions("started"),
            source(EventStream.FUNNEL, null, "conversion")),
        metric("confidence", MetricType.CONTINUOUS, Aggregation.MEAN, sentiment("confidence")),
        metric("clock", MetricType.CONTINUOUS, Aggregation.MEAN, measurement("clock")),
        capped(
            4.5, metric("rating", MetricType.CONTINUOUS, Aggregation.MEAN, measurement("rating"))),
        within(
            COST_WINDOW, metric("cost", MetricType.CONTINUOUS, Aggregation.SUM, retrieval("cost"))),
        metric(
            "faq_tokens",
            MetricType.CONTINUOUS,
            Aggregation.SUM,
            source(EventStream.RETRIEVALS, "tokens", "faq", "pricing")),
        ratio("citation_rate", retrieval("chunks_cited"), retrieval("chunks_retrieved")),
        ratio("cache_hit_rate", retrieval("cache_hit"), source(EventStream.RETRIEVALS, null)),
        ratio(
            "handoff_rate",
            sessions("agent_handoff"),
            sessions("completed", "customer_hangup", "agent_handoff", "error", "timeout")),
        within(COST_WINDOW, ratio("cost_per_turn", retrieval("cost"), sessionField("turns"))),
        metric("first_audio", MetricType.CONTINUOUS, Aggregation.P50, latency("first_audio")),
        metric(
            "median_relevance", MetricType.CONTINUOUS, Aggregation.MEDIAN, retrieval("relevance")),
        within(
            CONVERSION_WINDOW,
            capped(
                2_500,
                metric(
                    "slow_turns", MetricType.CONTINUOUS, Aggregation.P95, latency("end_to_end")))));
  }

  private static MetricDefinition metric(
      String name, MetricType type, Aggregation aggregation, MetricSource source) {
    return MetricDefinition.newBuilder()
        .setName(name)
        .setType(type)
        .setAggregation(aggregation)
        .setSource(source)
        .build();
  }

  private static MetricDefinition ratio(String name, MetricSource above, MetricSource below) {
    return MetricDefinition.newBuilder(metric(name, MetricType.RATIO, Aggregation.RATE, above))
        .setDenominator(below)
        .build();
  }

  private static MetricDefinition between(String name, MetricSource from, MetricSource until) {
    return MetricDefinition.newBuilder(
            metric(name, MetricType.CONTINUOUS, Aggregation.TIME_BETWEEN, from))
        .setDenominator(until)
        .build();
  }

  private static MetricDefinition capped(double cap, MetricDefinition metric) {
    return MetricDefinition.newBuilder(metric).setCap(cap).build();
  }

  private static MetricDefinition within(Duration window, MetricDefinition metric) {
    return MetricDefinition.newBuilder(metric).setConversionWindowMs(window.toMillis()).build();
  }

  private static MetricSource sessions(String... labels) {
    return source(EventStream.SESSIONS, null, labels);
  }

  private static MetricSource sessionField(String field) {
    return source(EventStream.SESSIONS, field);
  }

  private static MetricSource latency(String component) {
    return source(EventStream.LATENCIES, "milliseconds", component);
  }

  private static MetricSource sentiment(String field) {
    return source(EventStream.SENTIMENTS, field);
  }

  private static MetricSource retrieval(String field) {
    return source(EventStream.RETRIEVALS, field);
  }

  private static MetricSource measurement(String name) {
    return source(EventStream.MEASUREMENTS, "value", name);
  }

  private static MetricSource source(EventStream stream, @Nullable String field, String... labels) {
    return MetricSource.newBuilder()
        .setStream(stream)
        .setField(field)
        .setLabels(List.of(labels))
        .build();
  }
}
