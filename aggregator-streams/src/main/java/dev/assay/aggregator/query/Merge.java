package dev.assay.aggregator.query;

import dev.assay.schemas.avro.AdjustedMomentsState;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.RatioMoments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges what partitions and instances answered. Every summary is a commutative monoid. */
final class Merge {

  private Merge() {}

  /** The answers as one; those of the same partition must not be in two of them. */
  static ExperimentSummaries of(
      String experimentId, int partitionsExpected, List<ExperimentSummaries> answers) {
    List<PartitionProgress> partitions = new ArrayList<>();
    Map<Place, CellSummary> cells = new LinkedHashMap<>();
    long crossovers = 0;
    for (ExperimentSummaries answer : answers) {
      partitions.addAll(answer.getPartitions());
      crossovers += answer.getCrossovers();
      for (CellSummary cell : answer.getCells()) {
        cells.merge(Place.of(cell), cell, Merge::cells);
      }
    }
    partitions.sort(Comparator.comparingInt(PartitionProgress::getPartition));
    return new ExperimentSummaries(
        experimentId, partitionsExpected, partitions, crossovers, List.copyOf(cells.values()));
  }

  private static CellSummary cells(CellSummary a, CellSummary b) {
    List<MetricSummary> metrics = new ArrayList<>();
    for (int i = 0; i < a.getMetrics().size(); i++) {
      metrics.add(metrics(a.getMetrics().get(i), b.getMetrics().get(i)));
    }
    return new CellSummary(
        a.getVariantId(),
        a.getDimension(),
        a.getSliceValue(),
        a.getWindow(),
        a.getWindowStart(),
        a.getUnits() + b.getUnits(),
        metrics);
  }

  private static MetricSummary metrics(MetricSummary a, MetricSummary b) {
    if (!a.getMetric().equals(b.getMetric())) {
      throw new DifferentDefinitions(a.getMetric(), b.getMetric());
    }
    Object state =
        switch (a.getState()) {
          case MomentsState of -> {
            Moments moments = Moments.of(of);
            moments.merge(Moments.of((MomentsState) b.getState()));
            yield moments.toState();
          }
          case RatioMomentsState of -> {
            RatioMoments moments = RatioMoments.of(of);
            moments.merge(RatioMoments.of((RatioMomentsState) b.getState()));
            yield moments.toState();
          }
          case AdjustedMomentsState of -> {
            RatioMoments pairs = RatioMoments.of(of.getPairs());
            pairs.merge(RatioMoments.of(((AdjustedMomentsState) b.getState()).getPairs()));
            yield new AdjustedMomentsState(pairs.toState());
          }
          case QuantilesState of -> {
            GroupedQuantiles quantiles = GroupedQuantiles.of(of);
            quantiles.join(GroupedQuantiles.of((QuantilesState) b.getState()));
            yield quantiles.toState();
          }
          default -> throw new IllegalStateException("No state of a metric: " + a);
        };
    return new MetricSummary(a.getMetric(), a.getObservations() + b.getObservations(), state);
  }

  private record Place(
      String variantId,
      @Nullable String dimension,
      @Nullable String value,
      WindowSize window,
      @Nullable Instant start) {

    static Place of(CellSummary cell) {
      return new Place(
          cell.getVariantId(),
          cell.getDimension(),
          cell.getSliceValue(),
          cell.getWindow(),
          cell.getWindowStart());
    }
  }
}
