package dev.assay.benchmarks.pipeline.query;

import dev.assay.benchmarks.pipeline.live.Flow;
import dev.assay.benchmarks.pipeline.live.LiveLog;
import dev.assay.benchmarks.pipeline.log.Experiments;
import dev.assay.benchmarks.pipeline.log.LogOptions;
import dev.assay.benchmarks.pipeline.log.LogTopics;
import dev.assay.benchmarks.pipeline.log.RecordSender;
import dev.assay.benchmarks.pipeline.measure.CommittedOffsets;
import dev.assay.benchmarks.pipeline.measure.CpuTimes;
import dev.assay.benchmarks.pipeline.measure.TaskCounts;
import dev.assay.benchmarks.pipeline.process.CatchUp;
import dev.assay.benchmarks.pipeline.process.Instances;
import dev.assay.benchmarks.pipeline.process.ResultFile;
import dev.assay.benchmarks.pipeline.process.Runner;
import dev.assay.benchmarks.pipeline.process.RunnerOptions;
import dev.assay.benchmarks.pipeline.process.TestBed;
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

/** Lets several instances read a log together, and then asks them in turn. */
@Command(
    name = "queries",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures how long queries for whole experiments take.")
public final class QueryBenchmark implements Callable<Integer> {

  @Option(names = "--backlog", description = "records that are read before anything is asked")
  private long backlog = 1_000_000;

  @Mixin private LogOptions log = new LogOptions();

  @Option(names = "--partitions", description = "of each topic")
  private int partitions = 8;

  @Option(names = "--instances", description = "of the aggregator, each a process")
  private int instances = 2;

  @Option(names = "--requests", description = "of each form that are measured")
  private int requests = 2_000;

  @Option(names = "--warm-up", description = "requests of each form before")
  private int warmUp = 500;

  @Option(
      names = "--rate",
      description = "records a second that are sent meanwhile, after all was asked without")
  private double rate = 5_000;

  @Mixin private RunnerOptions options = new RunnerOptions();

  @Option(names = "--json", description = "file for the figures")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  @SuppressWarnings({
    "NullAway.Init",
    "UnusedMethod"
  }) // picocli makes it and sets the specification
  private QueryBenchmark() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.checkInstances(instances);
    PrintWriter out = spec.commandLine().getOut();
    LiveLog live = new LiveLog(log);
    try (TestBed bed = TestBed.start()) {
      LogTopics.create(bed.admin(), partitions);
      // Started before there is anything to read: so they share the tasks evenly from the start.
      try (Instances run = Instances.start(Runner.ASSAY, "queries", instances, bed, options);
          RecordSender agent = RecordSender.asAgent(bed.bootstrapServers(), bed.serdes())) {
        run.awaitReady(bed.http());
        readBacklog(out, bed, run, live);
        List<QueryFigures> seen = new ArrayList<>(ask(out, bed, run, live));
        try (Flow flow = Flow.start(live, rate, agent)) {
          seen.addAll(ask(out, bed, run, live));
          flow.stop();
        }
        if (json != null) {
          ResultFile.write(json, spec, Map.of("queries", seen));
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void readBacklog(PrintWriter out, TestBed bed, Instances run, LiveLog live)
      throws InterruptedException {
    try (RecordSender bulk = RecordSender.inBulk(bed.bootstrapServers(), bed.serdes())) {
      Experiments.of(log.experiments()).forEach(bulk::send);
      live.sendAtOnce(backlog, bulk);
    }
    CommittedOffsets offsets = CommittedOffsets.upToNow(bed.admin());
    CatchUp.await(run, offsets, bed, out);
    out.printf(
        "backlog: %,d records; tasks of the instances: %s%n",
        offsets.total(), TaskCounts.of(bed.admin(), run.group()));
    out.print(QueryTable.HEAD);
    out.flush();
  }

  private List<QueryFigures> ask(PrintWriter out, TestBed bed, Instances run, LiveLog live)
      throws IOException, InterruptedException {
    Questions questions = new Questions(bed.http(), run.urls(), log.experiments());
    List<QueryFigures> seen = new ArrayList<>();
    for (Form form : Form.values()) {
      long sentBefore = live.sent();
      CpuTimes before = CpuTimes.now(run.cpuNanos(), bed.brokerPid());
      Questions.Answered answered = questions.ask(form, warmUp, requests);
      CpuTimes after = CpuTimes.now(run.cpuNanos(), bed.brokerPid());
      double sent = (live.sent() - sentBefore) * 1e9 / (after.time() - before.time());
      QueryFigures figures = new QueryFigures(form, sent, answered, after.since(before));
      seen.add(figures);
      out.print(QueryTable.row(figures));
      out.flush();
    }
    return seen;
  }
}
