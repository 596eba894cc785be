package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.RatioDeltaTest;
import dev.assay.analyzer.statistics.margin.MarginResult;
import dev.assay.analyzer.statistics.margin.NonInferiorityTest;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.summary.RatioMoments;

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
  public Answer<Difference> compareWith(MetricData control, ConfidenceLevel level) {
    return RatioDeltaTest.withDefaults().with(level).test(((UnitPairs) control).moments, moments);
  }

  @Override
  public Answer<MarginResult> compareWithMargin(
      MetricData control, Direction direction, double margin) {
    return NonInferiorityTest.withDefaults()
        .with(direction)
        .test(Estimate.ofRatio(((UnitPairs) control).moments), Estimate.ofRatio(moments), margin);
  }

  @Override
  public void describe(MetricEstimate.Builder estimate, long exposed) {
    estimate
        .setUnits(moments.count())
        .setMean(MetricData.number(moments.ratio()))
        .setNumerator(moments.numeratorSum())
        .setDenominator(moments.denominatorSum())
        .setStandardError(MetricData.standardError(Estimate.ofRatio(moments)));
  }
}
