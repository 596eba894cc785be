package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.quantile.QuantileTest;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.summary.GroupedQuantiles;
import java.util.Optional;

/**
 * All events' values, by group of units.
 *
 * @param share of the values that lie below the quantile
 * @param estimate of the quantile, which is worked out once: it takes many looks into the sketches
 */
record EventValues(GroupedQuantiles quantiles, double share, Answer<Estimate> estimate)
    implements MetricData {

  static EventValues of(GroupedQuantiles quantiles, double share) {
    return new EventValues(
        quantiles, share, QuantileTest.withDefaults().with(share).estimate(quantiles));
  }

  @Override
  public MetricData merge(MetricData other) {
    GroupedQuantiles whole = GroupedQuantiles.empty(quantiles.size());
    whole.merge(quantiles);
    whole.merge(((EventValues) other).quantiles);
    return of(whole, share);
  }

  @Override
  public Method method() {
    return Method.QUANTILE_JACKKNIFE;
  }

  @Override
  public Optional<Sample> sample() {
    return Optional.empty();
  }

  @Override
  public void describe(MetricEstimate.Builder description, long exposed) {
    // A sketch knows values and not units, so the units are those that were exposed.
    description
        .setUnits(exposed)
        .setQuantile(
            MetricData.number(
                estimate.isDefined()
                    ? estimate.orElseThrow().value()
                    : quantiles.whole().quantile(share)))
        .setStandardError(MetricData.standardError(estimate));
  }
}
