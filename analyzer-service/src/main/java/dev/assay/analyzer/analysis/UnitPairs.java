package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.summary.RatioMoments;
import java.util.Optional;

/** One pair of numerator and denominator for each unit. */
record UnitPairs(RatioMoments moments) implements MetricData {

  @Override
  public MetricData merge(MetricData other) {
    RatioMoments whole = new RatioMoments();
    whole.merge(moments);
    whole.merge(((UnitPairs) other).moments);
    return new UnitPairs(whole);
  }

  @Override
  public Method method() {
    return Method.RATIO_DELTA;
  }

  @Override
  public Answer<Estimate> estimate() {
    return Estimate.ofRatio(moments);
  }

  @Override
  public Optional<Sample> sample() {
    return Optional.empty();
  }

  @Override
  public void describe(MetricEstimate.Builder estimate, long exposed) {
    estimate
        .setUnits(moments.count())
        .setMean(MetricData.number(moments.ratio()))
        .setNumerator(moments.numeratorSum())
        .setDenominator(moments.denominatorSum())
        .setStandardError(MetricData.standardError(estimate()));
  }
}
