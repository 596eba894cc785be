package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.quantile.QuantileTest;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.summary.GroupedQuantiles;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All events' values, by group of units. Not safe for use by several threads. */
final class EventValues implements MetricData {

  private final List<QuantilesState> parts;
  private final double share;

  /**
   * Worked out once, when asked for: it takes many looks into the sketches, which are read for it
   * alone, so that they are near.
   */
  private @Nullable Answer<Estimate> estimate;

  /**
   * Values of units.
   *
   * @param parts that have no unit in common
   * @param share of the values that lie below the quantile
   */
  EventValues(List<QuantilesState> parts, double share) {
    this.parts = parts;
    this.share = share;
  }

  @Override
  public MetricData merge(MetricData other) {
    return new EventValues(
        Stream.concat(parts.stream(), ((EventValues) other).parts.stream()).toList(), share);
  }

  @Override
  public Method method() {
    return Method.QUANTILE_GROUPS;
  }

  @Override
  public Answer<Estimate> estimate() {
    Answer<Estimate> known = estimate;
    if (known == null) {
      known = QuantileTest.withDefaults().with(share).estimate(sketches());
      estimate = known;
    }
    return known;
  }

  @Override
  public Optional<Sample> sample() {
    return Optional.empty();
  }

  @Override
  public void describe(MetricEstimate.Builder description, long exposed) {
    Answer<Estimate> known = estimate();
    // A sketch knows values and not units, so the units are those that were exposed.
    description
        .setUnits(exposed)
        .setQuantile(MetricData.number(known.isDefined() ? known.orElseThrow().value() : pooled()))
        .setStandardError(MetricData.standardError(known));
  }

  private double pooled() {
    GroupedQuantiles all = GroupedQuantiles.empty(0);
    sketches().forEach(all::join);
    return all.quantile(share);
  }

  private List<GroupedQuantiles> sketches() {
    return parts.stream().map(GroupedQuantiles::of).toList();
  }
}
