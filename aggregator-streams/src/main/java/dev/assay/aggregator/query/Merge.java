package dev.assay.aggregator.query;

import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.avro.WindowSize;
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
    List<Integer> standbys = new ArrayList<>();
    Map<Place, List<CellSummary>> places = new LinkedHashMap<>();
    long crossovers = 0;
    for (ExperimentSummaries answer : answers) {
      partitions.addAll(answer.getPartitions());
      standbys.addAll(answer.getStandbyPartitions());
      crossovers += answer.getCrossovers();
      for (CellSummary cell : answer.getCells()) {
        places.computeIfAbsent(Place.of(cell), any -> new ArrayList<>()).add(cell);
      }
    }
    partitions.sort(Comparator.comparingInt(PartitionProgress::getPartition));
    standbys.sort(Comparator.naturalOrder());
    return new ExperimentSummaries(
        experimentId,
        partitionsExpected,
        partitions,
        crossovers,
        places.values().stream().map(Merge::cells).toList(),
        standbys);
  }

  private static CellSummary cells(List<CellSummary> cells) {
    CellSummary first = cells.getFirst();
    if (cells.size() == 1) {
      return first;
    }
    List<String> names = names(first);
    for (CellSummary cell : cells) {
      if (!names(cell).equals(names)) {
        throw new DifferentDefinitions(names, names(cell));
      }
    }
    List<MetricSummary> metrics = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      int position = i;
      metrics.add(metrics(cells.stream().map(cell -> cell.getMetrics().get(position)).toList()));
    }
    return new CellSummary(
        first.getVariantId(),
        first.getDimension(),
        first.getSliceValue(),
        first.getWindow(),
        first.getWindowStart(),
        cells.stream().mapToLong(CellSummary::getUnits).sum(),
        metrics);
  }

  private static List<String> names(CellSummary cell) {
    return cell.getMetrics().stream().map(MetricSummary::getMetric).toList();
  }

  private static MetricSummary metrics(List<MetricSummary> parts) {
    MetricSummary first = parts.getFirst();
    List<MetricSummary> others = parts.subList(1, parts.size());
    Object state =
        switch (first.getState()) {
          case MomentsState of -> {
            Moments moments = Moments.of(of);
            others.forEach(part -> moments.merge(Moments.of((MomentsState) part.getState())));
            yield moments.toState();
          }
          case RatioMomentsState of -> {
            RatioMoments moments = RatioMoments.of(of);
            others.forEach(
                part -> moments.merge(RatioMoments.of((RatioMomentsState) part.getState())));
            yield moments.toState();
          }
          // No unit is in two partitions, so their groups lie side by side, as they are.
          case QuantilesState of ->
              new QuantilesState(
                  parts.stream()
                      .flatMap(part -> ((QuantilesState) part.getState()).getGroups().stream())
                      .toList());
          default -> throw new IllegalStateException("No state of a metric: " + first);
        };
    return new MetricSummary(
        first.getMetric(),
        parts.stream().mapToLong(MetricSummary::getObservations).sum(),
        state,
        pairs(parts));
  }

  /** None where a part has none: it was counted by another definition. */
  private static @Nullable RatioMomentsState pairs(List<MetricSummary> parts) {
    RatioMoments whole = new RatioMoments();
    for (MetricSummary part : parts) {
      RatioMomentsState pairs = part.getPairs();
      if (pairs == null) {
        return null;
      }
      whole.merge(RatioMoments.of(pairs));
    }
    return whole.toState();
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
