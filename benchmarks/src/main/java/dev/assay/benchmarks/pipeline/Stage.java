package dev.assay.benchmarks.pipeline;

import dev.assay.benchmarks.pipeline.log.Expected;
import dev.assay.benchmarks.pipeline.measure.CommittedOffsets;
import dev.assay.benchmarks.pipeline.measure.Figures;
import dev.assay.benchmarks.pipeline.measure.Sample;
import dev.assay.benchmarks.pipeline.measure.Stored;
import dev.assay.benchmarks.pipeline.measure.StoredBytes;
import dev.assay.benchmarks.pipeline.measure.TaskCounts;
import dev.assay.benchmarks.pipeline.process.CatchUp;
import dev.assay.benchmarks.pipeline.process.Instances;
import dev.assay.benchmarks.pipeline.process.Runner;
import dev.assay.benchmarks.pipeline.process.RunnerOptions;
import dev.assay.benchmarks.pipeline.process.TestBed;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;

/**
 * Runs one runner after the other over the log.
 *
 * @param instances of Assay's aggregator; every other runner is one process
 * @param expected what must come out of the log
 * @param offsets how far a runner is
 */
record Stage(
    TestBed bed,
    RunnerOptions options,
    int instances,
    Expected expected,
    CommittedOffsets offsets,
    PrintWriter progress) {

  /** Starts a runner with an empty state, measures it, compares its answer and ends it. */
  Measured run(Runner runner, int repetition) throws IOException, InterruptedException {
    String name = runner.label() + "-" + repetition;
    int count = runner == Runner.ASSAY ? instances : 1;
    try (Instances run = Instances.start(runner, name, count, bed, options)) {
      List<Sample> samples = CatchUp.await(run, offsets, bed, progress);
      long memory = run.peakMemoryBytes();
      List<Integer> tasks = count == 1 ? List.of() : TaskCounts.of(bed.admin(), run.group());
      String checked = check(runner, run.urls());
      run.stop();
      Figures figures = Figures.of(samples, memory, run.peakHeapBytes(), stored(run));
      return new Measured(runner, figures, tasks, checked);
    }
  }

  /** Each instance has to answer for all. */
  private String check(Runner runner, List<URI> urls) throws IOException, InterruptedException {
    String checked = "";
    for (URI url : urls) {
      checked = new Answers(bed.http(), url, expected).check(runner);
    }
    return checked;
  }

  private Stored stored(Instances run) throws InterruptedException {
    return Stored.of(
        run.stateBytes(),
        StoredBytes.ofChangelogs(bed.admin(), run.group()),
        expected.customers(),
        expected.events());
  }
}
