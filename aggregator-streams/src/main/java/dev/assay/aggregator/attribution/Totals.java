package dev.assay.aggregator.attribution;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.observation.Observation;
import java.util.ArrayList;
import java.util.List;

/** What a unit's observations add up to, for each metric of an experiment. */
final class Totals {

  private Totals() {}

  /** Without an observation. */
  static List<UnitTotals> none(Plan plan) {
    List<UnitTotals> totals = new ArrayList<>(plan.metrics().size());
    for (int i = 0; i < plan.metrics().size(); i++) {
      totals.add(new UnitTotals());
    }
    return totals;
  }

  /**
   * Of those observations that count, on top of settled totals.
   *
   * @param settled by metric, or empty
   */
  static List<UnitTotals> of(
      Plan plan,
      UnitId unit,
      Exposure.Exposed exposure,
      List<UnitTotals> settled,
      List<Observation> observations) {
    List<UnitTotals> totals = none(plan);
    if (settled.size() == totals.size()) {
      for (int i = 0; i < settled.size(); i++) {
        totals.set(i, settled.get(i).copy());
      }
    }
    for (Observation observation : observations) {
      if (plan.attributes(exposure, unit, observation)) {
        fold(plan, exposure, totals, observation);
      }
    }
    return totals;
  }

  /** Adds an observation to the totals of the metrics that read it. */
  static void fold(
      Plan plan, Exposure.Exposed exposure, List<UnitTotals> totals, Observation observation) {
    long sinceExposure = observation.time() - exposure.time();
    for (int position : plan.index().of(observation)) {
      Metric metric = plan.metrics().get(position);
      if (metric.reads(observation, sinceExposure)) {
        metric.fold(totals.get(position), observation);
      }
    }
  }
}
