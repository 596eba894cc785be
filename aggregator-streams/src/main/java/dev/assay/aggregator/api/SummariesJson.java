package dev.assay.aggregator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.RatioMoments;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Summaries as people read them: what does not apply or does not exist is absent. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "Summaries",
    description = "An experiment's summaries; what does not apply or does not exist is absent")
record SummariesJson(
    String experimentId,
    int partitionsExpected,
    int partitionsAnswered,
    List<Integer> partitionsMissing,
    List<Integer> partitionsFromStandby,
    @Nullable Instant eventTime,
    long crossovers,
    List<CellView> cells) {

  /** One variant, slice and window. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(
      name = "Cell",
      description = "One variant, slice and window; without a dimension: all units")
  record CellView(
      String variantId,
      @Nullable String dimension,
      @Nullable String value,
      String window,
      @Nullable Instant windowStart,
      long units,
      List<MetricView> metrics) {}

  /** One metric of a cell. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Metric", description = "One metric over the units of a cell")
  record MetricView(
      String metric,
      long observations,
      @Nullable Long units,
      @Nullable Double mean,
      @Nullable Double variance,
      @Nullable Double sum,
      @Nullable Double numerator,
      @Nullable Double denominator,
      @Nullable Map<String, Double> quantiles) {}

  /** How far all partitions have been read. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "Progress", description = "How far all partitions have been read")
  record ProgressView(
      int partitionsExpected, List<Integer> partitionsMissing, List<PartitionView> partitions) {}

  /** How far one partition has been read. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(
      name = "Partition",
      description =
          "How far one partition has been read: the offsets after the last records, and what became of them by topic")
  record PartitionView(
      int partition,
      boolean standby,
      @Nullable Instant eventTime,
      Map<String, Long> nextOffsets,
      Map<String, Long> counts,
      List<String> awaitedExperiments) {}

  static SummariesJson of(ExperimentSummaries summaries) {
    return new SummariesJson(
        summaries.getExperimentId(),
        summaries.getPartitionsExpected(),
        summaries.getPartitions().size(),
        missing(summaries),
        summaries.getStandbyPartitions(),
        summaries.getPartitions().stream()
            .map(PartitionProgress::getEventTime)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null),
        summaries.getCrossovers(),
        summaries.getCells().stream().map(SummariesJson::cell).toList());
  }

  /** The partitions that nobody answered for. */
  static List<Integer> missing(ExperimentSummaries summaries) {
    Set<Integer> answered =
        summaries.getPartitions().stream()
            .map(PartitionProgress::getPartition)
            .collect(Collectors.toSet());
    return IntStream.range(0, summaries.getPartitionsExpected())
        .filter(partition -> !answered.contains(partition))
        .boxed()
        .toList();
  }

  static ProgressView progress(ExperimentSummaries summaries) {
    return new ProgressView(
        summaries.getPartitionsExpected(),
        missing(summaries),
        summaries.getPartitions().stream()
            .map(
                partition ->
                    new PartitionView(
                        partition.getPartition(),
                        summaries.getStandbyPartitions().contains(partition.getPartition()),
                        partition.getEventTime(),
                        partition.getNextOffsets(),
                        partition.getCounts(),
                        partition.getAwaitedExperiments()))
            .toList());
  }

  private static CellView cell(CellSummary cell) {
    return new CellView(
        cell.getVariantId(),
        cell.getDimension(),
        cell.getSliceValue(),
        cell.getWindow().name().toLowerCase(Locale.ROOT),
        cell.getWindowStart(),
        cell.getUnits(),
        cell.getMetrics().stream().map(SummariesJson::metric).toList());
  }

  private static MetricView metric(MetricSummary metric) {
    String name = metric.getMetric();
    long observations = metric.getObservations();
    return switch (metric.getState()) {
      case MomentsState state -> {
        Moments moments = Moments.of(state);
        yield new MetricView(
            name,
            observations,
            moments.count(),
            defined(moments.mean()),
            defined(moments.variance()),
            moments.sum(),
            null,
            null,
            null);
      }
      case RatioMomentsState state -> {
        RatioMoments moments = RatioMoments.of(state);
        yield new MetricView(
            name,
            observations,
            moments.count(),
            defined(moments.ratio()),
            defined(moments.unitVariance()),
            null,
            moments.numeratorSum(),
            moments.denominatorSum(),
            null);
      }
      case QuantilesState state -> {
        GroupedQuantiles quantiles = GroupedQuantiles.of(state);
        yield new MetricView(
            name,
            observations,
            null,
            null,
            null,
            null,
            null,
            null,
            quantiles.count() == 0
                ? Map.of()
                : Map.of(
                    "p50", quantiles.quantile(0.5),
                    "p75", quantiles.quantile(0.75),
                    "p90", quantiles.quantile(0.9),
                    "p95", quantiles.quantile(0.95),
                    "p99", quantiles.quantile(0.99)));
      }
      default -> throw new IllegalStateException("No state of a metric: " + metric);
    };
  }

  private static @Nullable Double defined(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
