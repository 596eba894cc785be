package dev.assay.aggregator.attribution;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.observation.Observation;
import java.util.List;

/**
 * What a unit came to before its exposure.
 *
 * @param exposure its time, ms since the epoch
 * @param values by metric of the experiment; 0 where there was none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and there are many of them
public record Before(long exposure, double[] values) {

  /** Of no exposure. */
  public static final Before NONE = new Before(Long.MIN_VALUE, new double[0]);

  /** Whether it is of an exposure, by the metrics of a plan. */
  boolean isOf(Exposure.Exposed exposed, Plan plan) {
    return exposure == exposed.time() && values.length == plan.metrics().size();
  }

  /** Of the observations before an exposure. */
  static Before of(
      Plan plan, UnitId unit, Exposure.Exposed exposure, List<List<Observation>> observations) {
    List<UnitTotals> totals = Totals.none(plan);
    for (List<Observation> part : observations) {
      for (Observation observation : part) {
        if (plan.adjusts(exposure, unit, observation)) {
          Totals.fold(plan, exposure, totals, observation);
        }
      }
    }
    double[] values = new double[totals.size()];
    for (int i = 0; i < values.length; i++) {
      Metric metric = plan.metrics().get(i);
      if (metric.isAdjusted() && metric.hasValue(totals.get(i))) {
        values[i] = metric.value(totals.get(i));
      }
    }
    return new Before(exposure.time(), values);
  }

  /** Puts each value beside the totals of its metric. */
  void into(List<UnitTotals> totals) {
    for (int i = 0; i < values.length; i++) {
      totals.get(i).before(values[i]);
    }
  }
}
