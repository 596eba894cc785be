package dev.assay.benchmarks.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One call that asks every running experiment for one of 10,000 customers, in ns. Of one experiment
 * and of 20 the caller is in each; of 200 in five.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluationBenchmark {

  @Param private EngineName engine = EngineName.ASSAY;

  @Param({"1", "20", "200"})
  private int experiments;

  private @Nullable Engine running;
  private Engine.Call[] calls = {};
  private int next;

  @Setup(Level.Trial)
  public void start() {
    List<Split> splits = Population.experiments(experiments);
    List<Caller> callers = Population.callers();
    Engine started = engine.holding(splits);
    Check.answers(started, splits, callers);
    calls = callers.stream().map(started::prepare).toArray(Engine.Call[]::new);
    running = started;
  }

  @TearDown(Level.Trial)
  public void stop() {
    Objects.requireNonNull(running).close();
  }

  @Benchmark
  public void evaluation(Blackhole results) {
    next = next + 1 == calls.length ? 0 : next + 1;
    calls[next].evaluate(results);
  }
}
