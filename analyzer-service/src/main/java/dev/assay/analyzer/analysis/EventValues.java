package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.margin.MarginResult;
import dev.assay.analyzer.statistics.margin.NonInferiorityTest;
import dev.assay.analyzer.statistics.quantile.QuantileTest;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.summary.GroupedQuantiles;

/**
 * All events' values, by group of units.
 *
 * @param share of the values that lie below the quantile
 */
record EventValues(GroupedQuantiles quantiles, double share) implements MetricData {

  @Override
  public MetricData merge(MetricData other) {
    GroupedQuantiles whole = GroupedQuantiles.empty(quantiles.size());
    whole.merge(quantiles);
    whole.merge(((EventValues) other).quantiles);
    return new EventValues(whole, share);
  }

  @Override
  public Method method() {
    return Method.QUANTILE_JACKKNIFE;
  }

  @Override
  public Answer<Difference> compareWith(MetricData control, ConfidenceLevel level) {
    return test().with(level).test(((EventValues) control).quantiles, quantiles);
  }

  @Override
  public Answer<MarginResult> compareWithMargin(
      MetricData control, Direction direction, double margin) {
    return NonInferiorityTest.withDefaults()
        .with(direction)
        .test(
            test().estimate(((EventValues) control).quantiles), test().estimate(quantiles), margin);
  }

  @Override
  public void describe(MetricEstimate.Builder estimate, long exposed) {
    // A sketch knows values and not units, so the units are those that were exposed.
    Answer<Estimate> own = test().estimate(quantiles);
    estimate
        .setUnits(exposed)
        .setQuantile(
            MetricData.number(
                own.isDefined() ? own.orElseThrow().value() : quantiles.whole().quantile(share)))
        .setStandardError(MetricData.standardError(own));
  }

  private QuantileTest test() {
    return QuantileTest.withDefaults().with(share);
  }
}
