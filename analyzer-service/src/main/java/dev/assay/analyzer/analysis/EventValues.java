package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.quantile.QuantileTest;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.summary.GroupedQuantiles;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All events' values, by group of units.
 *
 * @param parts that have no unit in common
 * @param share of the values that lie below the quantile
 * @param estimate of the quantile, which is worked out once: it takes many looks into the sketches
 */
record EventValues(List<GroupedQuantiles> parts, double share, Answer<Estimate> estimate)
    implements MetricData {

  static EventValues of(GroupedQuantiles quantiles, double share) {
    return of(List.of(quantiles), share);
  }

  private static EventValues of(List<GroupedQuantiles> parts, double share) {
    return new EventValues(parts, share, QuantileTest.withDefaults().with(share).estimate(parts));
  }

  @Override
  public MetricData merge(MetricData other) {
    return of(Stream.concat(parts.stream(), ((EventValues) other).parts.stream()).toList(), share);
  }

  @Override
  public Method method() {
    return Method.QUANTILE_GROUPS;
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
            MetricData.number(estimate.isDefined() ? estimate.orElseThrow().value() : pooled()))
        .setStandardError(MetricData.standardError(estimate));
  }

  private double pooled() {
    GroupedQuantiles all = GroupedQuantiles.empty(0);
    parts.forEach(all::join);
    return all.quantile(share);
  }
}
