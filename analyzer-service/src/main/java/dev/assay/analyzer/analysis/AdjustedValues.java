package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.adjustment.AdjustedMean;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.summary.RatioMoments;
import java.util.Optional;

/**
 * One value for each unit, adjusted for what the same unit came to before its exposure. Tests take
 * the adjusted mean; descriptions give the mean as it is.
 *
 * @param pairs values as numerators, those of before as denominators
 * @param theta see {@link AdjustedMean}
 * @param before the mean of all variants before their exposure
 */
record AdjustedValues(RatioMoments pairs, double theta, double before) implements MetricData {

  /** Not adjusted yet. */
  static AdjustedValues of(RatioMoments pairs) {
    return new AdjustedValues(pairs, 0, 0);
  }

  /** As if nothing were known of before. */
  UnitValues unadjusted() {
    return new UnitValues(pairs.numerators());
  }

  @Override
  public MetricData merge(MetricData other) {
    RatioMoments whole = new RatioMoments();
    whole.merge(pairs);
    whole.merge(((AdjustedValues) other).pairs);
    return new AdjustedValues(whole, theta, before);
  }

  @Override
  public Method method() {
    return Method.WELCH_T;
  }

  @Override
  public Answer<Estimate> estimate() {
    return AdjustedMean.of(pairs, theta, before);
  }

  @Override
  public Optional<Sample> sample() {
    return unadjusted().sample();
  }

  @Override
  public void describe(MetricEstimate.Builder estimate, long exposed) {
    unadjusted().describe(estimate, exposed);
  }
}
