package dev.assay.aggregator.metric;

/**
 * What a unit's totals came to before more observations were folded into them.
 *
 * @param present whether the unit had a value; never for quantiles, which are over events
 * @param value the value, or a ratio's numerator; 0 where there was none
 * @param denominator of a ratio; or the value of before the exposure
 * @param observations number of observations
 * @param values number of values of a quantile metric
 */
public record UnitValue(
    boolean present, double value, double denominator, long observations, int values) {

  public static UnitValue of(Metric metric, UnitTotals totals) {
    boolean present = metric.hasValue(totals);
    return new UnitValue(
        present,
        present ? metric.value(totals) : 0,
        metric.denominator(totals),
        totals.observations(),
        totals.valueCount());
  }
}
