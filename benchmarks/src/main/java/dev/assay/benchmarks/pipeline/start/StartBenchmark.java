package dev.assay.benchmarks.pipeline.start;

import dev.assay.benchmarks.pipeline.process.AssignerProcess;
import dev.assay.benchmarks.pipeline.process.ResultFile;
import dev.assay.benchmarks.pipeline.process.TestBed;
import dev.assay.benchmarks.pipeline.process.WorkDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the assigner again and again on what it left. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures how long the assigner takes to start.")
public final class StartBenchmark implements Callable<Integer> {

  /** Of the line in which the assigner says how long its steps took. */
  private static final String STEPS = "Listening ";

  @Option(names = "--experiments", description = "that run")
  private int experiments = 1_000;

  @Option(names = "--units", description = "that were exposed before")
  private int units = 1_000_000;

  @Option(names = "--partitions", description = "of the topic of assignments")
  private int partitions = 4;

  @Option(names = "--repetitions", description = "starts; the median is shown")
  private int repetitions = 7;

  @Option(names = "--flags", split = ",", description = "of the assigner's virtual machine")
  private List<String> flags = List.of("-Xmx512m");

  @Option(names = "--json", description = "file for the figures")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  @SuppressWarnings({
    "NullAway.Init",
    "UnusedMethod"
  }) // picocli makes it and sets the specification
  private StartBenchmark() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (WorkDirectory directory = WorkDirectory.create();
        TestBed bed = TestBed.start()) {
      new Past(experiments, units).write(bed, partitions);
      out.printf("on an empty directory: %s%n", start(bed, directory.path()));
      List<Started> all = new ArrayList<>();
      for (int i = 0; i < repetitions; i++) {
        Started started = start(bed, directory.path());
        all.add(started);
        out.println(started);
        out.flush();
      }
      double[] seconds = all.stream().mapToDouble(Started::seconds).sorted().toArray();
      out.printf("median: ready after %.2f s%n", seconds[seconds.length / 2]);
      if (json != null) {
        ResultFile.write(json, spec, Map.of("runs", all));
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private Started start(TestBed bed, Path directory) throws IOException {
    long begun = System.nanoTime();
    try (AssignerProcess assigner = AssignerProcess.start(bed, flags, directory)) {
      double seconds = (System.nanoTime() - begun) / 1e9;
      double cpuSeconds = assigner.cpuNanos() / 1e9;
      String steps =
          Files.readAllLines(AssignerProcess.log(directory)).stream()
              .filter(line -> line.contains(STEPS))
              .map(line -> line.substring(line.indexOf(STEPS)))
              .findFirst()
              .orElse("");
      return new Started(seconds, cpuSeconds, steps);
    }
  }

  /**
   * One start.
   *
   * @param seconds until it was ready
   * @param cpuSeconds that it had used by then
   * @param steps in its own words
   */
  private record Started(double seconds, double cpuSeconds, String steps) {

    @Override
    public String toString() {
      return "ready after %.2f s, with %.2f s of CPU; %s".formatted(seconds, cpuSeconds, steps);
    }
  }
}
