package dev.assay.benchmarks.pipeline.freshness;

import dev.assay.benchmarks.pipeline.live.LiveLog;
import dev.assay.benchmarks.pipeline.log.Experiments;
import dev.assay.benchmarks.pipeline.log.LogOptions;
import dev.assay.benchmarks.pipeline.log.LogTopics;
import dev.assay.benchmarks.pipeline.log.RecordSender;
import dev.assay.benchmarks.pipeline.measure.CommittedOffsets;
import dev.assay.benchmarks.pipeline.measure.Figures;
import dev.assay.benchmarks.pipeline.process.CatchUp;
import dev.assay.benchmarks.pipeline.process.Instances;
import dev.assay.benchmarks.pipeline.process.ResultFile;
import dev.assay.benchmarks.pipeline.process.Runner;
import dev.assay.benchmarks.pipeline.process.RunnerOptions;
import dev.assay.benchmarks.pipeline.process.TestBed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/**
 * Lets the aggregator read a log as fast as it can, which compiles it and says what it is capable
 * of, and then measures at shares of that.
 */
@Command(
    name = "freshness",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures how long it takes until queries answer with an event.")
public final class FreshnessBenchmark implements Callable<Integer> {

  @Option(
      names = "--backlog",
      description = "records that are read as fast as possible before, to be warm")
  private long backlog = 1_000_000;

  @Option(
      names = "--capacity",
      description = "records a second that 100 percent are; default: as the backlog is read")
  private @Nullable Double capacity;

  @Option(names = "--loads", split = ",", description = "of the capacity, percent, in this order")
  private List<Integer> loads = List.of(20, 50, 80);

  @Option(names = "--seconds", description = "at each load")
  private long seconds = 60;

  @Mixin private LogOptions log = new LogOptions();

  @Option(names = "--partitions", description = "of each topic")
  private int partitions = 4;

  @Mixin private RunnerOptions options = new RunnerOptions();

  @Option(names = "--json", description = "file for the figures")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  @SuppressWarnings({
    "NullAway.Init",
    "UnusedMethod"
  }) // picocli makes it and sets the specification
  private FreshnessBenchmark() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    LiveLog live = new LiveLog(log);
    try (TestBed bed = TestBed.start()) {
      writeBacklog(bed, live);
      try (Instances aggregator = Instances.start(Runner.ASSAY, "freshness", 1, bed, options);
          RecordSender agent = RecordSender.asAgent(bed.bootstrapServers(), bed.serdes());
          RecordSender other = RecordSender.asAgent(bed.bootstrapServers(), bed.serdes())) {
        double measured = catchUp(out, bed, aggregator);
        double full = capacity == null ? measured : capacity;
        Visibility visibility = new Visibility(partitions);
        Probes probes = new Probes(other, visibility, partitions);
        FreshnessRun run = new FreshnessRun(bed, aggregator, live, agent, probes, visibility);
        List<Freshness> seen = run(out, run, full);
        if (json != null) {
          ResultFile.write(json, spec, Map.of("capacity", full, "freshness", seen));
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void writeBacklog(TestBed bed, LiveLog live) throws InterruptedException {
    LogTopics.create(bed.admin(), partitions);
    try (RecordSender bulk = RecordSender.inBulk(bed.bootstrapServers(), bed.serdes())) {
      Experiments.of(log.experiments()).forEach(bulk::send);
      bulk.send(Experiments.record(ProbeExperiment.definition(partitions, Instant.now())));
      live.sendAtOnce(backlog, bulk);
    }
  }

  /** Returns the records a second in the steady part. */
  private double catchUp(PrintWriter out, TestBed bed, Instances aggregator)
      throws InterruptedException {
    CommittedOffsets offsets = CommittedOffsets.upToNow(bed.admin());
    double rate = Figures.steadyRate(CatchUp.await(aggregator, offsets, bed, out));
    out.printf("backlog: %,d records, read at %,.0f records/s%n", offsets.total(), rate);
    out.print(FreshnessTable.HEAD);
    out.flush();
    return rate;
  }

  private List<Freshness> run(PrintWriter out, FreshnessRun run, double full)
      throws InterruptedException {
    List<Freshness> seen = new ArrayList<>();
    for (int load : loads) {
      Freshness freshness = run.at(load, full * load / 100, Duration.ofSeconds(seconds));
      seen.add(freshness);
      out.print(FreshnessTable.row(freshness));
      out.flush();
    }
    return seen;
  }
}
