package dev.assay.benchmarks.pipeline.log;

import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every experiment measures: each kind of metric, over all six streams. */
public enum CallMetric {
  COMPLETION(MetricType.BINARY, Aggregation.RATE, EventStream.SESSIONS, "completed", null),
  CONVERSION(MetricType.BINARY, Aggregation.RATE, EventStream.FUNNEL, "conversion", null),
  FIRST_AUDIO(
      MetricType.CONTINUOUS,
      Aggregation.MEAN,
      EventStream.LATENCIES,
      "first_audio",
      "milliseconds"),
  END_TO_END_P95(
      MetricType.CONTINUOUS, Aggregation.P95, EventStream.LATENCIES, "end_to_end", "milliseconds"),
  SENTIMENT(MetricType.CONTINUOUS, Aggregation.MEAN, EventStream.SENTIMENTS, null, "score"),
  RELEVANCE(MetricType.CONTINUOUS, Aggregation.MEAN, EventStream.RETRIEVALS, null, "relevance"),
  CITATION_RATE(MetricType.RATIO, Aggregation.RATE, EventStream.RETRIEVALS, null, "chunks_cited"),
  TURNS(MetricType.COUNT, Aggregation.MEAN, EventStream.SESSIONS, null, "turns"),
  SATISFACTION(
      MetricType.CONTINUOUS, Aggregation.MEAN, EventStream.MEASUREMENTS, "satisfaction", "value"),
  COST_PER_SESSION(MetricType.RATIO, Aggregation.RATE, EventStream.RETRIEVALS, null, "cost");

  /** What a unit's value is. */
  public enum Kind {
    INDICATOR,
    SUM,
    MEAN,
    RATIO,
    QUANTILE
  }

  private final MetricType type;
  private final Aggregation aggregation;
  private final EventStream stream;
  private final @Nullable String label;
  private final @Nullable String field;

  CallMetric(
      MetricType type,
      Aggregation aggregation,
      EventStream stream,
      @Nullable String label,
      @Nullable String field) {
    this.type = type;
    this.aggregation = aggregation;
    this.stream = stream;
    this.label = label;
    this.field = field;
  }

  /** What a unit's value is. */
  public Kind kind() {
    return switch (this) {
      case COMPLETION, CONVERSION -> Kind.INDICATOR;
      case TURNS -> Kind.SUM;
      case FIRST_AUDIO, SENTIMENT, RELEVANCE, SATISFACTION -> Kind.MEAN;
      case CITATION_RATE, COST_PER_SESSION -> Kind.RATIO;
      case END_TO_END_P95 -> Kind.QUANTILE;
    };
  }

  static List<MetricDefinition> definitions() {
    return Arrays.stream(values()).map(CallMetric::definition).toList();
  }

  private MetricDefinition definition() {
    return MetricDefinition.newBuilder()
        .setName(name())
        .setType(type)
        .setAggregation(aggregation)
        .setSource(source(stream, label, field))
        .setDenominator(denominator())
        .build();
  }

  private @Nullable MetricSource denominator() {
    return switch (this) {
      case CITATION_RATE -> source(EventStream.RETRIEVALS, null, "chunks_retrieved");
      case COST_PER_SESSION -> source(EventStream.SESSIONS, "started", null);
      case COMPLETION,
          CONVERSION,
          FIRST_AUDIO,
          END_TO_END_P95,
          SENTIMENT,
          RELEVANCE,
          TURNS,
          SATISFACTION ->
          null;
    };
  }

  private static MetricSource source(
      EventStream stream, @Nullable String label, @Nullable String field) {
    return new MetricSource(stream, label == null ? List.of() : List.of(label), field);
  }
}
