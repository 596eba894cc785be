package dev.assay.aggregator.attribution;

import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.metric.UnitValue;
import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.summary.Cell;
import dev.assay.aggregator.summary.Window;
import dev.assay.schemas.avro.WindowSize;
import java.util.ArrayList;
import java.util.List;

/** Adds the fresh observations of a unit to the cells that it is in. */
final class FreshFold {

  private final CellsOfFold cells;

  FreshFold(CellsOfFold cells) {
    this.cells = cells;
  }

  /** Adds a subject's fresh observations, as far as they count for the unit. */
  void fold(Participant unit) {
    if (unit.plan().preExposureWindow() > 0) {
      foldBefore(unit);
    }
    List<Observation> fresh = unit.attributed(unit.subject().fresh());
    if (fresh.isEmpty()) {
      return;
    }
    List<CellsOfFold.ByWindow> slices = cells.of(unit);
    TotalsChange total = TotalsChange.of(unit, unit.totals(), fresh);
    for (CellsOfFold.ByWindow slice : slices) {
      total.replaceIn(slice.change(Window.TOTAL));
    }
    // A larger window has all that is in a smaller one, and often nothing else.
    Folded larger = Folded.total(unit, fresh, total);
    for (WindowSize size : Window.TUMBLING.reversed()) {
      List<Observation> rest = fresh;
      while (!rest.isEmpty()) {
        Window window = Window.of(size, rest.getFirst().time());
        List<Observation> inside = select(rest, window, true);
        if (unit.isWhole(window)) {
          larger = fold(unit, slices, window, inside, larger);
        }
        rest = inside.size() == rest.size() ? List.of() : select(rest, window, false);
      }
    }
  }

  /**
   * What came of one window.
   *
   * @param earlier number of recent observations in it
   * @param fresh number of fresh observations in it
   */
  private record Folded(Window window, int earlier, int fresh, TotalsChange change) {

    static Folded total(Participant unit, List<Observation> fresh, TotalsChange change) {
      // Totals have more in them than the recent observations, or nothing else.
      int earlier = unit.isOfRecentAlone() ? unit.subject().recent().size() : -1;
      return new Folded(Window.TOTAL, earlier, fresh.size(), change);
    }

    boolean isSame(Window smaller, int earlierInside, int freshInside) {
      return earlier == earlierInside && fresh == freshInside && window.contains(smaller.start());
    }
  }

  private static Folded fold(
      Participant unit,
      List<CellsOfFold.ByWindow> slices,
      Window window,
      List<Observation> fresh,
      Folded larger) {
    List<Observation> earlier = unit.in(window);
    TotalsChange change =
        larger.isSame(window, earlier.size(), fresh.size())
            ? larger.change()
            : TotalsChange.of(unit, unit.totals(window), fresh);
    boolean isIn =
        window.contains(unit.exposure().time()) || earlier.stream().anyMatch(unit::isAttributed);
    for (CellsOfFold.ByWindow slice : slices) {
      Cell cell = slice.change(window);
      if (isIn) {
        change.replaceIn(cell);
      } else {
        change.addTo(cell);
      }
    }
    return new Folded(window, earlier.size(), fresh.size(), change);
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

  /** Fresh observations of before the exposure change what its values are paired with. */
  private void foldBefore(Participant unit) {
    Plan plan = unit.plan();
    if (unit.subject().fresh().stream()
        .noneMatch(fresh -> plan.adjusts(unit.exposure(), unit.unit(), fresh))) {
      return;
    }
    List<UnitTotals> totals = unit.totals();
    List<UnitValue> values = new ArrayList<>(totals.size());
    for (int i = 0; i < totals.size(); i++) {
      values.add(UnitValue.of(plan.metrics().get(i), totals.get(i)));
    }
    unit.beforeWithFresh().into(totals);
    for (CellsOfFold.ByWindow slice : cells.of(unit)) {
      Cell cell = slice.change(Window.TOTAL);
      for (int i = 0; i < totals.size(); i++) {
        cell.replace(i, plan.metrics().get(i), values.get(i), totals.get(i), unit.unit().id());
      }
    }
  }
}
