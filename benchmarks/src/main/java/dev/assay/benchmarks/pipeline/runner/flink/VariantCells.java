package dev.assay.benchmarks.pipeline.runner.flink;

import dev.assay.benchmarks.pipeline.runner.metric.Reading;
import dev.assay.benchmarks.pipeline.runner.metric.UnitTotal;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.ExperimentSummaries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The aggregates of every variant over the units of one subtask, in total and by window. */
final class VariantCells {

  private final Map<VariantCell.Key, VariantCell> cells = new HashMap<>();
  private final boolean windows;

  /**
   * No cells.
   *
   * @param windows whether there are any beside the totals
   */
  VariantCells(boolean windows) {
    this.windows = windows;
  }

  /** Adds a unit that has just been exposed. */
  void begin(Unit.Participation participation) {
    cell(participation, Span.TOTAL).begin();
    if (windows) {
      for (Span window : Span.around(participation.time())) {
        cell(participation, window).begin();
      }
    }
  }

  /**
   * Adds an event of a unit.
   *
   * @param earlier the unit's events that were added before
   */
  void observe(
      Unit.Participation participation,
      List<Unit.Observation> earlier,
      Unit.Observation observation,
      String unitId) {
    VariantCell total = cell(participation, Span.TOTAL);
    for (Reading reading : observation.readings()) {
      total.observe(reading, participation.total(reading.metric()), unitId);
    }
    if (windows) {
      for (Span window : Span.around(observation.time())) {
        observe(participation, window, earlier, observation, unitId);
      }
    }
  }

  private void observe(
      Unit.Participation participation,
      Span window,
      List<Unit.Observation> earlier,
      Unit.Observation observation,
      String unitId) {
    VariantCell cell = cell(participation, window);
    if (!window.contains(participation.time())
        && earlier.stream().noneMatch(other -> counts(participation, window, other))) {
      cell.begin();
    }
    for (Reading reading : observation.readings()) {
      UnitTotal before = new UnitTotal();
      for (Unit.Observation other : earlier) {
        if (counts(participation, window, other)) {
          other.addTo(before, reading.metric());
        }
      }
      cell.observe(reading, before, unitId);
    }
  }

  private static boolean counts(
      Unit.Participation participation, Span window, Unit.Observation observation) {
    return observation.time() >= participation.time() && window.contains(observation.time());
  }

  List<byte[]> write() {
    return cells.values().stream().map(VariantCell::write).toList();
  }

  /** Adds what was written. */
  void read(byte[] bytes) {
    ExperimentSummaries stored = VariantCell.read(bytes);
    for (CellSummary summary : stored.getCells()) {
      cell(VariantCell.key(stored.getExperimentId(), summary)).merge(summary);
    }
  }

  /** Of the totals: observations and units. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    cells.forEach(
        (key, cell) -> {
          if (key.span().equals(Span.TOTAL)) {
            cell.count(counts);
          }
        });
    return counts;
  }

  private VariantCell cell(Unit.Participation participation, Span span) {
    return cell(new VariantCell.Key(participation.experimentId(), participation.variantId(), span));
  }

  private VariantCell cell(VariantCell.Key key) {
    return cells.computeIfAbsent(key, VariantCell::new);
  }
}
