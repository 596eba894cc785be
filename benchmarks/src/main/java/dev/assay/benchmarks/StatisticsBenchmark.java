package dev.assay.benchmarks;

import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.QuantileSketch;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A value added to each statistic, in ns: double-double moments beside Commons Math's Welford
 * moments, a sketch that can forget beside a t-digest.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StatisticsBenchmark {

  private static final int VALUES = 1 << 16;

  private final double[] values = new Random(1).doubles(VALUES).map(u -> -Math.log(u)).toArray();
  private final Moments moments = new Moments();
  private final SummaryStatistics welford = new SummaryStatistics();
  private final QuantileSketch sketch = new QuantileSketch();
  private final TDigest digest = new MergingDigest(100);
  private int next;

  @Benchmark
  public Moments momentsAdd() {
    moments.add(value());
    return moments;
  }

  @Benchmark
  public Moments momentsReplace() {
    moments.replace(value(), value());
    return moments;
  }

  @Benchmark
  public SummaryStatistics commonsMathAdd() {
    welford.addValue(value());
    return welford;
  }

  @Benchmark
  public QuantileSketch sketchAdd() {
    sketch.add(value());
    return sketch;
  }

  @Benchmark
  public TDigest digestAdd() {
    digest.add(value());
    return digest;
  }

  private double value() {
    next = (next + 1) & (VALUES - 1);
    return values[next];
  }
}
