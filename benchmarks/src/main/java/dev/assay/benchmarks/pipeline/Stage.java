package dev.assay.benchmarks.pipeline;

import dev.assay.benchmarks.pipeline.log.Expected;
import dev.assay.benchmarks.pipeline.measure.CommittedOffsets;
import dev.assay.benchmarks.pipeline.measure.Figures;
import dev.assay.benchmarks.pipeline.measure.Sample;
import dev.assay.benchmarks.pipeline.measure.Usage;
import dev.assay.benchmarks.pipeline.runner.RunnerSettings;
import dev.assay.embedded.ScratchDirectory;
import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.Ports;
import dev.assay.embedded.process.ProcessFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs one runner after the other over the log.
 *
 * @param brokerPid the broker's process
 * @param expected what must come out of the log
 * @param offsets how far a runner is
 */
record Stage(
    StageSettings settings,
    long brokerPid,
    Expected expected,
    CommittedOffsets offsets,
    HttpClient http,
    PrintWriter progress) {

  private static final long SAMPLE_MS = 100;
  private static final Duration PROGRESS_SHOWN = Duration.ofSeconds(10);

  /** A runner that commits nothing for so long has failed. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Starts a runner with an empty state, measures it, compares its answer and ends it. */
  Measured run(Runner runner, int repetition) throws IOException, InterruptedException {
    String name = ResultTable.name(runner);
    int port = Ports.free();
    try (ScratchDirectory directory = ScratchDirectory.open(null, "assay-benchmark-" + name)) {
      RunnerSettings run =
          new RunnerSettings(
              settings.bootstrapServers(),
              settings.registryUrl(),
              "benchmark-" + name + "-" + repetition,
              settings.threads(),
              settings.commitIntervalMs(),
              port,
              directory.path());
      List<String> flags = settings.flags(name + "-" + repetition);
      try (ChildProcess process = ChildProcess.start(runner.command(run, flags))) {
        List<Sample> samples = sample(name, process, run.group());
        long memory = Usage.peakMemoryBytes(process.pid());
        String checked = new Answers(http, port, expected).check(runner);
        return new Measured(runner, Figures.of(samples, memory), checked);
      }
    }
  }

  private List<Sample> sample(String name, ChildProcess process, String group)
      throws InterruptedException {
    List<Sample> samples = new ArrayList<>();
    long total = offsets.total();
    long committed = 0;
    long advanced = System.nanoTime();
    long shown = advanced;
    while (committed < total || offsets.lagWithin(group) > 0) {
      TimeUnit.MILLISECONDS.sleep(SAMPLE_MS);
      long before = committed;
      committed = offsets.committed(group);
      long now = System.nanoTime();
      samples.add(
          new Sample(
              now,
              committed,
              Usage.cpuNanos(process.pid()),
              Usage.cpuNanos(brokerPid),
              Usage.machineNanos()));
      if (committed > before) {
        advanced = now;
      }
      if (!process.isAlive() || now - advanced > PATIENCE.toNanos()) {
        throw new ProcessFailure(
            "%s stopped at %d of %d records; its last words: %s"
                .formatted(name, committed, total, LastLines.of(process.log())));
      }
      if (now - shown > PROGRESS_SHOWN.toNanos()) {
        shown = now;
        progress.printf("  %s: %,d of %,d records committed%n", name, committed, total);
        progress.flush();
      }
    }
    return samples;
  }
}
