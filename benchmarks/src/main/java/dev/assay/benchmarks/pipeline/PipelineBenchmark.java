package dev.assay.benchmarks.pipeline;

import dev.assay.benchmarks.pipeline.freshness.FreshnessBenchmark;
import dev.assay.benchmarks.pipeline.http.HttpBenchmark;
import dev.assay.benchmarks.pipeline.ingestion.IngestionBenchmark;
import dev.assay.benchmarks.pipeline.log.Expected;
import dev.assay.benchmarks.pipeline.log.LogOptions;
import dev.assay.benchmarks.pipeline.log.LogWriter;
import dev.assay.benchmarks.pipeline.measure.CommittedOffsets;
import dev.assay.benchmarks.pipeline.process.ResultFile;
import dev.assay.benchmarks.pipeline.process.Runner;
import dev.assay.benchmarks.pipeline.process.RunnerOptions;
import dev.assay.benchmarks.pipeline.process.TestBed;
import dev.assay.benchmarks.pipeline.query.QueryBenchmark;
import dev.assay.benchmarks.pipeline.start.StartBenchmark;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line: writes one log, runs every runner over it, and shows the ratios. */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Runs Assay's aggregator and its peers over the same log.",
    subcommands = {
      FreshnessBenchmark.class,
      QueryBenchmark.class,
      IngestionBenchmark.class,
      HttpBenchmark.class,
      StartBenchmark.class
    })
public final class PipelineBenchmark implements Callable<Integer> {

  @Option(names = "--events", description = "events in the log, beside the assignments")
  private long events = 5_000_000;

  @Mixin private LogOptions log = new LogOptions();

  @Option(
      names = "--runners",
      split = ",",
      description = "what to run, in this order: ${COMPLETION-CANDIDATES}")
  private List<Runner> runners = List.of(Runner.values());

  @Option(names = "--repetitions", description = "runs of each; medians are shown")
  private int repetitions = 1;

  @Option(names = "--partitions", description = "of each topic")
  private int partitions = 4;

  @Option(
      names = "--instances",
      description = "processes of the runner assay, in one group; every other runner is one")
  private int instances = 1;

  @Mixin private RunnerOptions options = new RunnerOptions();

  @Option(names = "--json", description = "file for the figures")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the specification
  private PipelineBenchmark() {}

  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new PipelineBenchmark());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler(
        (error, line, parsed) -> {
          line.getErr().println(line.getCommandSpec().qualifiedName() + ": " + error.getMessage());
          return line.getCommandSpec().exitCodeOnExecutionException();
        });
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.checkInstances(instances);
    PrintWriter out = spec.commandLine().getOut();
    try (TestBed bed = TestBed.start()) {
      Expected expected = write(out, bed);
      CommittedOffsets offsets = CommittedOffsets.upToNow(bed.admin());
      Stage stage = new Stage(bed, options, instances, expected, offsets, out);
      Results results = new Results(run(out, stage));
      out.print(ResultTable.of(results));
      out.flush();
      if (json != null) {
        ResultFile.write(json, spec, figures(expected, results));
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private Expected write(PrintWriter out, TestBed bed) throws InterruptedException {
    long begun = System.nanoTime();
    Expected expected =
        LogWriter.write(
            log.shape(events), bed.admin(), bed.bootstrapServers(), bed.serdes(), partitions);
    double seconds = (System.nanoTime() - begun) / 1e9;
    out.printf(
        "log: %,d events and %,d assignments of %,d customers, written at %,.0f records/s%n",
        expected.events(),
        expected.records() - expected.events(),
        expected.customers(),
        expected.records() / seconds);
    out.flush();
    return expected;
  }

  private List<Measured> run(PrintWriter out, Stage stage)
      throws IOException, InterruptedException {
    List<Measured> measured = new ArrayList<>();
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      for (Runner runner : runners) {
        Measured run = stage.run(runner, repetition);
        measured.add(run);
        out.println(ResultTable.line(run));
        out.flush();
      }
    }
    return measured;
  }

  private static Map<String, Object> figures(Expected expected, Results results) {
    return Map.of(
        "events", expected.events(),
        "units", expected.customers(),
        "medians", results.medians(),
        "runs", results.runs());
  }
}
