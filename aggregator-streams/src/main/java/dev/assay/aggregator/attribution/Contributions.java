package dev.assay.aggregator.attribution;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.metric.UnitTotals;
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

  /** Adds one more observation, which the subject does not hold yet; false if it does not count. */
  boolean observe(
      Plan plan,
      Subject subject,
      UnitId unit,
      Participation participation,
      Observation observation) {
    if (!(participation.exposure(plan) instanceof Exposure.Exposed exposure)
        || !plan.attributes(exposure, unit, observation)) {
      return false;
    }
    List<Slice> slices = slices(plan, exposure);
    List<UnitTotals> live = live(plan, subject, unit, participation, exposure);
    List<Integer> reading = new ArrayList<>();
    for (int i = 0; i < plan.metrics().size(); i++) {
      if (plan.metrics().get(i).reads(observation, observation.time() - exposure.time())) {
        reading.add(i);
      }
    }
    for (WindowSize size : Window.TUMBLING) {
      Window window = Window.of(size, observation.time());
      if (isWhole(window, subject)) {
        observe(plan, subject, unit, exposure, observation, window, reading, slices);
      }
    }
    for (int i : reading) {
      Metric metric = plan.metrics().get(i);
      for (Slice slice : slices) {
        cell(plan, Window.TOTAL, exposure, slice)
            .observe(i, metric, live.get(i), observation, unit.id());
      }
      metric.fold(live.get(i), observation);
    }
    return true;
  }

  private void observe(
      Plan plan,
      Subject subject,
      UnitId unit,
      Exposure.Exposed exposure,
      Observation observation,
      Window window,
      List<Integer> reading,
      List<Slice> slices) {
    List<Observation> others = subject.between(window.start(), window.end());
    boolean active =
        window.contains(exposure.time())
            || others.stream().anyMatch(other -> plan.attributes(exposure, unit, other));
    if (!active) {
      List<UnitTotals> none = Totals.none(plan);
      for (Slice slice : slices) {
        cell(plan, window, exposure, slice).addUnit(plan.metrics(), none, unit.id());
      }
    }
    for (int i : reading) {
      Metric metric = plan.metrics().get(i);
      UnitTotals before = Totals.of(plan, metric, unit, exposure, others);
      for (Slice slice : slices) {
        cell(plan, window, exposure, slice).observe(i, metric, before, observation, unit.id());
      }
    }
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
      participation.live(known);
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
