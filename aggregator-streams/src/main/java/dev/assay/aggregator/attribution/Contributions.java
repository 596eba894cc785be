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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Puts what a unit contributes to an experiment into its cells, or takes it out. */
final class Contributions {

  private final Cells cells;
  private final CellsOfFold folded;

  Contributions(Cells cells) {
    this.cells = cells;
    this.folded = new CellsOfFold(cells);
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

  /** Adds a subject's fresh observations, as far as they count; {@link #endFold} follows. */
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
    List<CellsOfFold.ByWindow> slices = new ArrayList<>(plan.dimensions().size() + 1);
    for (Slice slice : slices(plan, exposure)) {
      slices.add(folded.of(plan, exposure.variantId(), slice));
    }
    List<UnitTotals> live = live(plan, subject, unit, participation, exposure);
    fold(plan, unit, exposure, in(slices, Window.TOTAL), fresh, live::get);
    for (WindowSize size : Window.TUMBLING) {
      List<Observation> rest = fresh;
      while (!rest.isEmpty()) {
        Window window = Window.of(size, rest.getFirst().time());
        List<Observation> inside = select(rest, window, true);
        if (isWhole(window, subject)) {
          foldWindow(plan, subject, unit, exposure, slices, window, inside);
        }
        rest = inside.size() == rest.size() ? List.of() : select(rest, window, false);
      }
    }
  }

  /** After a fold; until the next one, cells may be changed and taken away by others. */
  void endFold() {
    folded.end();
  }

  private static List<Cell> in(List<CellsOfFold.ByWindow> slices, Window window) {
    List<Cell> found = new ArrayList<>(slices.size());
    for (CellsOfFold.ByWindow slice : slices) {
      found.add(slice.change(window));
    }
    return found;
  }

  /** Those inside a window, or those outside; a unit's fresh ones are in the same, mostly. */
  private static List<Observation> select(
      List<Observation> observations, Window window, boolean inside) {
    List<Observation> selected = new ArrayList<>(observations.size());
    for (Observation observation : observations) {
      if (window.contains(observation.time()) == inside) {
        selected.add(observation);
      }
    }
    return selected;
  }

  private void foldWindow(
      Plan plan,
      Subject subject,
      UnitId unit,
      Exposure.Exposed exposure,
      List<CellsOfFold.ByWindow> slices,
      Window window,
      List<Observation> observations) {
    List<Cell> windowCells = in(slices, window);
    List<Observation> earlier = subject.between(window.start(), window.end());
    if (!window.contains(exposure.time()) && !isActive(plan, unit, exposure, earlier)) {
      List<UnitTotals> none = Totals.none(plan);
      windowCells.forEach(cell -> cell.addUnit(plan.metrics(), none, unit.id()));
    }
    fold(
        plan,
        unit,
        exposure,
        windowCells,
        observations,
        metric -> Totals.of(plan, metric, unit, exposure, earlier));
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
    for (Slice slice : slices(plan, exposure)) {
      Cell cell = cell(plan, Window.TOTAL, exposure, slice);
      for (int i = 0; i < live.size(); i++) {
        cell.replace(i, plan.metrics().get(i), values.get(i), live.get(i), unit.id());
      }
    }
  }

  /**
   * Folds observations into a unit's totals, and replaces what the cells have of them.
   *
   * @param totals by position of the metric, without the observations; asked for what changes
   */
  private static void fold(
      Plan plan,
      UnitId unit,
      Exposure.Exposed exposure,
      List<Cell> cells,
      List<Observation> observations,
      IntFunction<UnitTotals> totals) {
    for (int i = 0; i < plan.metrics().size(); i++) {
      Metric metric = plan.metrics().get(i);
      UnitTotals own = null;
      UnitValue before = null;
      for (Observation observation : observations) {
        if (metric.reads(observation, observation.time() - exposure.time())) {
          if (own == null) {
            own = totals.apply(i);
            before = UnitValue.of(metric, own);
          }
          metric.fold(own, observation);
        }
      }
      if (own != null && before != null) {
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

  private static boolean isActive(
      Plan plan, UnitId unit, Exposure.Exposed exposure, List<Observation> observations) {
    for (Observation observation : observations) {
      if (plan.attributes(exposure, unit, observation)) {
        return true;
      }
    }
    return false;
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
