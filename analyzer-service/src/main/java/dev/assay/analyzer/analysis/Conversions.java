package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.bayes.BetaPosterior;
import dev.assay.analyzer.statistics.bayes.Posterior;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.Proportion;
import dev.assay.analyzer.statistics.difference.TwoProportionZTest;
import dev.assay.analyzer.statistics.margin.MarginResult;
import dev.assay.analyzer.statistics.margin.NonInferiorityTest;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.summary.Moments;
import java.util.Optional;

/** Values of 0 and 1, one for each unit. */
record Conversions(Moments moments) implements MetricData {

  private static final BetaPosterior UNIFORM = new BetaPosterior(1, 1);

  @Override
  public MetricData merge(MetricData other) {
    return new Conversions(UnitValues.merged(moments, ((Conversions) other).moments));
  }

  @Override
  public Method method() {
    return Method.TWO_PROPORTION_Z;
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
  public Answer<? extends Posterior> posterior() {
    return Answer.of(BetaPosterior.of(UNIFORM, proportion()));
  }

  @Override
  public Answer<Difference> compareWith(MetricData control, ConfidenceLevel level) {
    return TwoProportionZTest.withDefaults()
        .with(level)
        .test(((Conversions) control).proportion(), proportion());
  }

  @Override
  public Answer<MarginResult> compareWithMargin(
      MetricData control, Direction direction, double margin) {
    return NonInferiorityTest.withDefaults()
        .with(direction)
        .test(((Conversions) control).proportion(), proportion(), margin);
  }

  @Override
  public void describe(MetricEstimate.Builder estimate, long exposed) {
    new UnitValues(moments).describe(estimate, exposed);
    estimate.setConversions(proportion().conversions());
  }

  private Proportion proportion() {
    return new Proportion(Math.round(moments.sum()), moments.count());
  }
}
