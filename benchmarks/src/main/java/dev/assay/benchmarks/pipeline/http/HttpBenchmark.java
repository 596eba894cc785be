package dev.assay.benchmarks.pipeline.http;

import dev.assay.benchmarks.pipeline.measure.CpuTimes;
import dev.assay.benchmarks.pipeline.process.AssignerProcess;
import dev.assay.benchmarks.pipeline.process.ResultFile;
import dev.assay.benchmarks.pipeline.process.TestBed;
import dev.assay.benchmarks.pipeline.process.WorkDirectory;
import dev.assay.embedded.process.ModuleOutput;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks for one flag, for all flags and for nothing, in turn. */
@Command(
    name = "http",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures OFREP beside an empty endpoint of the same server, with wrk.")
public final class HttpBenchmark implements Callable<Integer> {

  private static final int PARTITIONS = 4;

  @Option(names = "--experiments", description = "that run, each with a flag of its own")
  private int experiments = 20;

  @Option(names = "--callers", description = "customers who ask in turn; all were exposed before")
  private int callers = 1_000;

  @Option(names = "--connections", description = "that ask at the same time")
  private int connections = 16;

  @Option(names = "--seconds", description = "for which a target is asked each time")
  private int seconds = 5;

  @Option(names = "--warm-up", description = "times each target is asked before")
  private int warmUp = 4;

  @Option(names = "--repetitions", description = "times each target is measured; medians are shown")
  private int repetitions = 9;

  @Option(names = "--flags", split = ",", description = "of the assigner's virtual machine")
  private List<String> flags = List.of("-Xmx512m");

  @Option(names = "--json", description = "file for the figures")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  @SuppressWarnings({
    "NullAway.Init",
    "UnusedMethod"
  }) // picocli makes it and sets the specification
  private HttpBenchmark() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (WorkDirectory directory = WorkDirectory.create()) {
      Wrk wrk = Wrk.in(directory.path());
      Path emptyController = ModuleOutput.of(EmptyController.class).classes();
      try (TestBed bed = TestBed.start()) {
        Flags.write(bed, experiments, PARTITIONS);
        try (AssignerProcess assigner =
            AssignerProcess.start(bed, flags, directory.path(), List.of(emptyController))) {
          List<Round> rounds = measure(out, wrk, bed, assigner);
          out.print(RoundTable.medians(rounds));
          out.flush();
          if (json != null) {
            ResultFile.write(json, spec, figures(rounds));
          }
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private List<Round> measure(PrintWriter out, Wrk wrk, TestBed bed, AssignerProcess assigner)
      throws IOException, InterruptedException {
    expose(wrk, assigner);
    out.print(RoundTable.HEAD);
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < warmUp + repetitions; i++) {
      for (Target target : Target.values()) {
        CpuTimes before = CpuTimes.now(assigner.cpuNanos(), bed.brokerPid());
        Wrk.Load load =
            wrk.send(assigner.url().resolve(target.path()), connections, seconds, callers);
        CpuTimes after = CpuTimes.now(assigner.cpuNanos(), bed.brokerPid());
        Round round = new Round(target, load, after.since(before));
        if (i >= warmUp) {
          rounds.add(round);
          out.print(RoundTable.row(round));
          out.flush();
        }
      }
    }
    return rounds;
  }

  /** A caller's first answer is stored and published, those that are measured are not. */
  private void expose(Wrk wrk, AssignerProcess assigner) throws IOException, InterruptedException {
    long answered = 0;
    while (answered < 2L * callers) {
      answered +=
          wrk.send(assigner.url().resolve(Target.FLAGS.path()), 1, seconds, callers).requests();
    }
  }

  private static Map<String, Object> figures(List<Round> rounds) {
    return Map.of(
        "runs", rounds,
        "flag_to_empty", RoundTable.speedRatio(rounds, Target.FLAG),
        "flags_to_empty", RoundTable.speedRatio(rounds, Target.FLAGS),
        "flag_p99_to_empty", RoundTable.p99Ratio(rounds, Target.FLAG),
        "flags_p99_to_empty", RoundTable.p99Ratio(rounds, Target.FLAGS));
  }
}
