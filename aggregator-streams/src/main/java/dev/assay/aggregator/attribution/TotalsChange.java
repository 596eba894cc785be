package dev.assay.aggregator.attribution;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.metric.UnitValue;
import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.summary.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What more observations change of a unit's totals. */
final class TotalsChange {

  private final Participant unit;
  private final List<UnitTotals> totals;

  /** By metric, what the unit came to; null where nothing changed. */
  private final @Nullable UnitValue[] before;

  private TotalsChange(Participant unit, List<UnitTotals> totals) {
    this.unit = unit;
    this.totals = totals;
    this.before = new UnitValue[totals.size()];
  }

  /**
   * Folds observations into totals.
   *
   * @param totals without the observations; handed over
   * @param observations all of them count
   */
  static TotalsChange of(
      Participant unit, List<UnitTotals> totals, List<Observation> observations) {
    TotalsChange change = new TotalsChange(unit, totals);
    for (Observation observation : observations) {
      change.fold(observation);
    }
    return change;
  }

  private void fold(Observation observation) {
    Plan plan = unit.plan();
    long sinceExposure = observation.time() - unit.exposure().time();
    for (int position : plan.index().of(observation)) {
      Metric metric = plan.metrics().get(position);
      if (metric.reads(observation, sinceExposure)) {
        UnitTotals own = totals.get(position);
        if (before[position] == null) {
          before[position] = UnitValue.of(metric, own);
        }
        metric.fold(own, observation);
      }
    }
  }

  /** Adds the unit to a cell in which it is not yet. */
  void addTo(Cell cell) {
    cell.addUnit(unit.plan().metrics(), totals, unit.unit().id());
  }

  /** Replaces what a cell has of the unit. */
  void replaceIn(Cell cell) {
    for (int i = 0; i < before.length; i++) {
      UnitValue known = before[i];
      if (known != null) {
        cell.replace(i, unit.plan().metrics().get(i), known, totals.get(i), unit.unit().id());
      }
    }
  }
}
