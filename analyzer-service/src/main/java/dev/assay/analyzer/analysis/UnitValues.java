package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.summary.Moments;
import java.util.Optional;

/** One value for each unit. */
record UnitValues(Moments moments) implements MetricData {

  @Override
  public MetricData merge(MetricData other) {
    return new UnitValues(merged(moments, ((UnitValues) other).moments));
  }

  static Moments merged(Moments a, Moments b) {
    Moments whole = new Moments();
    whole.merge(a);
    whole.merge(b);
    return whole;
  }

  @Override
  public Method method() {
    return Method.WELCH_T;
  }

  @Override
  public Answer<Estimate> estimate() {
    return Sample.of(moments).estimate();
  }

  @Override
  public Optional<Sample> sample() {
    return Optional.of(Sample.of(moments));
  }

  @Override
  public void describe(MetricEstimate.Builder estimate, long exposed) {
    estimate
        .setUnits(moments.count())
        .setMean(MetricData.number(moments.mean()))
        .setVariance(MetricData.number(moments.variance()))
        .setSum(moments.sum())
        .setStandardError(MetricData.standardError(estimate()));
  }
}
