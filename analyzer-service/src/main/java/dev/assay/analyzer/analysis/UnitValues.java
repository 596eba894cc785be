package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.DifferenceAnswer;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.MarginAnswer;
import dev.assay.analyzer.statistics.NonInferiorityTest;
import dev.assay.analyzer.statistics.WelchTTest;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.summary.Moments;

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
  public DifferenceAnswer compareWith(MetricData control, ConfidenceLevel level) {
    return WelchTTest.withDefaults().with(level).test(((UnitValues) control).moments, moments);
  }

  @Override
  public MarginAnswer compareWithMargin(MetricData control, Direction direction, double margin) {
    return NonInferiorityTest.withDefaults()
        .with(direction)
        .test(Estimate.ofMean(((UnitValues) control).moments), Estimate.ofMean(moments), margin);
  }

  @Override
  public void describe(MetricEstimate.Builder estimate, long exposed) {
    estimate
        .setUnits(moments.count())
        .setMean(MetricData.number(moments.mean()))
        .setVariance(MetricData.number(moments.variance()))
        .setSum(moments.sum())
        .setStandardError(MetricData.standardError(Estimate.ofMean(moments)));
  }
}
