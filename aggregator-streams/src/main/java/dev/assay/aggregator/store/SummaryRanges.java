package dev.assay.aggregator.store;

import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.Summary;
import dev.assay.aggregator.summary.SummaryKey;
import dev.assay.schemas.avro.WindowSize;
import java.util.List;

/** Finds the cells of an experiment. */
public final class SummaryRanges {

  private SummaryRanges() {}

  /** The keys of all cells of an experiment. */
  public static List<SummaryKey> of(
      WriteBackStore<SummaryKey, Summary> store, String experimentId) {
    return store.keys(SummaryKeys.first(experimentId), SummaryKeys.last(experimentId));
  }

  /** The keys of the cells of one window size, by the windows' time. */
  public static List<CellKey> of(
      WriteBackStore<SummaryKey, Summary> store, String experimentId, WindowSize size) {
    return store
        .keys(SummaryKeys.first(experimentId, size), SummaryKeys.last(experimentId, size))
        .stream()
        .map(CellKey.class::cast)
        .toList();
  }
}
