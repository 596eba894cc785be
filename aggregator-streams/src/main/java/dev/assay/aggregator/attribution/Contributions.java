package dev.assay.aggregator.attribution;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.metric.UnitValue;
import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.summary.Cell;
import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.Cells;
import dev.assay.aggregator.summary.Slice;
import dev.assay.aggregator.summary.Window;
import dev.assay.schemas.avro.WindowSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts what a unit contributes to an experiment into its cells, or takes it out. */
final class Contributions {

  private final Cells cells;

  Contributions(Cells cells) {
    this.cells = cells;
  }

  /** Adds all that a unit contributes. */
  void add(Plan plan, Subject subject, UnitId unit, Participation participation) {
    change(plan, subject, unit, participation, 1, Cell::addUnit);
  }

  /** Takes out all that a unit contributes. */
  void remove(Plan plan, Subject subject, UnitId unit, Participation participation) {
    change(plan, subject, unit, participation, -1, Cell::removeUnit);
  }

  /** What is done to a cell with all totals of a unit. */
  private interface Change {
    void apply(Cell cell, List<Metric> metrics, List<UnitTotals> totals, String unitId);
  }

  private void change(
      Plan plan,
      Subject subject,
      UnitId unit,
      Participation participation,
      int crossovers,
      Change change) {
    switch (participation.exposure(plan)) {
      case Exposure.None none -> {}
      case Exposure.Crossover crossover ->
          cells.change(CellKey.crossovers(plan.experimentId()), List.of()).count(crossovers);
      case Exposure.Exposed exposure -> {
        List<Slice> slices = slices(plan, exposure);
        List<UnitTotals> live = live(plan, subject, unit, participation, exposure);
        for (Slice slice : slices) {
          change.apply(cell(plan, Window.TOTAL, exposure, slice), plan.metrics(), live, unit.id());
        }
        for (Window window : windows(plan, subject, unit, exposure)) {
          List<UnitTotals> totals = within(plan, subject, unit, exposure, window);
          for (Slice slice : slices) {
            change.apply(cell(plan, window, exposure, slice), plan.metrics(), totals, unit.id());
          }
        }
      }
    }
  }

  /** Adds a subject's fresh observations, as far as they count. */
  void fold(Plan plan, Subject subject, UnitId unit, Participation participation) {
    if (!(participation.exposure(plan) instanceof Exposure.Exposed exposure)) {
      return;
    }
    if (plan.preExposureWindow() > 0) {
      foldBefore(plan, subject, unit, participation, exposure);
    }
    List<Observation> fresh = attributed(plan, unit, exposure, subject.fresh());
    if (fresh.isEmpty()) {
      return;
    }
    List<Slice> slices = slices(plan, exposure);
    List<UnitTotals> live = live(plan, subject, unit, participation, exposure);
    fold(plan, unit, exposure, cells(plan, Window.TOTAL, exposure, slices), live, fresh);
    byWindow(fresh)
        .forEach(
            (window, observations) -> {
              if (isWhole(window, subject)) {
                List<Cell> windowCells = cells(plan, window, exposure, slices);
                List<UnitTotals> totals = within(plan, subject, unit, exposure, window);
                if (!window.contains(exposure.time())
                    && !isActive(plan, subject, unit, exposure, window)) {
                  windowCells.forEach(cell -> cell.addUnit(plan.metrics(), totals, unit.id()));
                }
                fold(plan, unit, exposure, windowCells, totals, observations);
              }
            });
  }

  /** Fresh observations of before the exposure change what its values are paired with. */
  private void foldBefore(
      Plan plan,
      Subject subject,
      UnitId unit,
      Participation participation,
      Exposure.Exposed exposure) {
    if (subject.fresh().stream().noneMatch(fresh -> plan.adjusts(exposure, unit, fresh))) {
      return;
    }
    List<UnitTotals> live = live(plan, subject, unit, participation, exposure);
    List<UnitValue> values = new ArrayList<>(live.size());
    for (int i = 0; i < live.size(); i++) {
      values.add(UnitValue.of(plan.metrics().get(i), live.get(i)));
    }
    Before before =
        Before.of(
            plan,
            unit,
            exposure,
            List.of(subject.past().observations(), subject.recent(), subject.fresh()));
    participation.before(before);
    before.into(live);
    for (Cell cell : cells(plan, Window.TOTAL, exposure, slices(plan, exposure))) {
      for (int i = 0; i < live.size(); i++) {
        cell.replace(i, plan.metrics().get(i), values.get(i), live.get(i), unit.id());
      }
    }
  }

  /** Folds observations into a unit's totals, and replaces what the cells have of them. */
  private static void fold(
      Plan plan,
      UnitId unit,
      Exposure.Exposed exposure,
      List<Cell> cells,
      List<UnitTotals> totals,
      List<Observation> observations) {
    for (int i = 0; i < totals.size(); i++) {
      Metric metric = plan.metrics().get(i);
      UnitTotals own = totals.get(i);
      UnitValue before = null;
      for (Observation observation : observations) {
        if (metric.reads(observation, observation.time() - exposure.time())) {
          if (before == null) {
            before = UnitValue.of(metric, own);
          }
          metric.fold(own, observation);
        }
      }
      if (before != null) {
        for (Cell cell : cells) {
          cell.replace(i, metric, before, own, unit.id());
        }
      }
    }
  }

  private static List<Observation> attributed(
      Plan plan, UnitId unit, Exposure.Exposed exposure, List<Observation> observations) {
    List<Observation> attributed = new ArrayList<>(observations.size());
    for (Observation observation : observations) {
      if (plan.attributes(exposure, unit, observation)) {
        attributed.add(observation);
      }
    }
    return attributed;
  }

  private static Map<Window, List<Observation>> byWindow(List<Observation> observations) {
    Map<Window, List<Observation>> windows = new LinkedHashMap<>();
    for (WindowSize size : Window.TUMBLING) {
      for (Observation observation : observations) {
        windows
            .computeIfAbsent(Window.of(size, observation.time()), any -> new ArrayList<>())
            .add(observation);
      }
    }
    return windows;
  }

  private static boolean isActive(
      Plan plan, Subject subject, UnitId unit, Exposure.Exposed exposure, Window window) {
    for (Observation observation : subject.between(window.start(), window.end())) {
      if (plan.attributes(exposure, unit, observation)) {
        return true;
      }
    }
    return false;
  }

  private List<Cell> cells(
      Plan plan, Window window, Exposure.Exposed exposure, List<Slice> slices) {
    List<Cell> found = new ArrayList<>(slices.size());
    for (Slice slice : slices) {
      found.add(cell(plan, window, exposure, slice));
    }
    return found;
  }

  private Cell cell(Plan plan, Window window, Exposure.Exposed exposure, Slice slice) {
    return cells.change(
        new CellKey(plan.experimentId(), window, exposure.variantId(), slice), plan.metrics());
  }

  private List<Slice> slices(Plan plan, Exposure.Exposed exposure) {
    List<Slice> slices = new ArrayList<>(plan.dimensions().size() + 1);
    slices.add(Slice.ALL);
    for (String dimension : plan.dimensions()) {
      String value = exposure.attributes().getOrDefault(dimension, Slice.UNKNOWN);
      slices.add(cells.slice(plan.experimentId(), dimension, value));
    }
    return slices;
  }

  private static List<UnitTotals> live(
      Plan plan,
      Subject subject,
      UnitId unit,
      Participation participation,
      Exposure.Exposed exposure) {
    List<UnitTotals> known = participation.live();
    if (known == null) {
      known = Totals.of(plan, unit, exposure, participation.settled(), subject.recent());
      if (plan.preExposureWindow() > 0) {
        before(plan, subject, unit, participation, exposure).into(known);
      }
      participation.live(known);
    }
    return known;
  }

  private static Before before(
      Plan plan,
      Subject subject,
      UnitId unit,
      Participation participation,
      Exposure.Exposed exposure) {
    Before known = participation.before();
    if (!known.isOf(exposure, plan)) {
      known =
          Before.of(plan, unit, exposure, List.of(subject.past().observations(), subject.recent()));
      participation.before(known);
    }
    return known;
  }

  private static List<UnitTotals> within(
      Plan plan, Subject subject, UnitId unit, Exposure.Exposed exposure, Window window) {
    return Totals.of(
        plan, unit, exposure, List.of(), subject.between(window.start(), window.end()));
  }

  /** The windows in which the unit was exposed or active, as far back as observations are kept. */
  private static Set<Window> windows(
      Plan plan, Subject subject, UnitId unit, Exposure.Exposed exposure) {
    Set<Window> windows = new LinkedHashSet<>();
    for (WindowSize size : Window.TUMBLING) {
      windows.add(Window.of(size, exposure.time()));
      for (Observation observation : subject.recent()) {
        if (plan.attributes(exposure, unit, observation)) {
          windows.add(Window.of(size, observation.time()));
        }
      }
    }
    windows.removeIf(window -> !isWhole(window, subject));
    return windows;
  }

  /** Whether all of the subject's observations in a window are still known; others are closed. */
  private static boolean isWhole(Window window, Subject subject) {
    return window.start() >= subject.floor();
  }
}
