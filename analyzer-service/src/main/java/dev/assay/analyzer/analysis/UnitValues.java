package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.WelchTTest;
import dev.assay.analyzer.statistics.margin.MarginResult;
import dev.assay.analyzer.statistics.margin.NonInferiorityTest;
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
  public Answer<Difference> compareWith(MetricData control, ConfidenceLevel level) {
    return WelchTTest.withDefaults().with(level).test(((UnitValues) control).moments, moments);
  }

  @Override
  public Answer<MarginResult> compareWithMargin(
      MetricData control, Direction direction, double margin) {
    return NonInferiorityTest.withDefaults()
        .with(direction)
        .test(
            Sample.of(((UnitValues) control).moments).estimate(),
            Sample.of(moments).estimate(),
            margin);
  }

  @Override
  public void describe(MetricEstimate.Builder estimate, long exposed) {
    estimate
        .setUnits(moments.count())
        .setMean(MetricData.number(moments.mean()))
        .setVariance(MetricData.number(moments.variance()))
        .setSum(moments.sum())
        .setStandardError(MetricData.standardError(Sample.of(moments).estimate()));
  }
}
