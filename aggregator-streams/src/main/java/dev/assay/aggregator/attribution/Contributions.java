package dev.assay.aggregator.attribution;

import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.summary.Cell;
import dev.assay.aggregator.summary.Window;
import java.util.List;

/** Puts all that a unit contributes to an experiment into its cells, or takes it out. */
final class Contributions {

  private final CellsOfFold cells;

  Contributions(CellsOfFold cells) {
    this.cells = cells;
  }

  void add(Plan plan, Subject subject, UnitId unit, Participation participation) {
    change(plan, subject, unit, participation, 1);
  }

  void remove(Plan plan, Subject subject, UnitId unit, Participation participation) {
    change(plan, subject, unit, participation, -1);
  }

  /**
   * Adds or takes out.
   *
   * @param units 1 or -1
   */
  private void change(
      Plan plan, Subject subject, UnitId unit, Participation participation, int units) {
    switch (participation.exposure(plan)) {
      case Exposure.None none -> {}
      case Exposure.Crossover crossover -> cells.crossovers(plan).count(units);
      case Exposure.Exposed exposure ->
          change(new Participant(plan, subject, unit, participation, exposure), units);
    }
  }

  private void change(Participant unit, int units) {
    List<CellsOfFold.ByWindow> slices = cells.of(unit);
    List<UnitTotals> all = unit.totals();
    change(unit, slices, Window.TOTAL, all, units);
    for (Window window : unit.windows()) {
      change(unit, slices, window, unit.isAllIn(window) ? all : unit.totals(window), units);
    }
  }

  private static void change(
      Participant unit,
      List<CellsOfFold.ByWindow> slices,
      Window window,
      List<UnitTotals> totals,
      int units) {
    for (CellsOfFold.ByWindow slice : slices) {
      Cell cell = slice.change(window);
      if (units > 0) {
        cell.addUnit(unit.plan().metrics(), totals, unit.unit().id());
      } else {
        cell.removeUnit(unit.plan().metrics(), totals, unit.unit().id());
      }
    }
  }
}
