package dev.assay.benchmarks.pipeline.ingestion;

import dev.assay.benchmarks.pipeline.log.LogGenerator;
import dev.assay.benchmarks.pipeline.log.LogOptions;
import dev.assay.benchmarks.pipeline.log.LogRecord;
import dev.assay.benchmarks.pipeline.log.LogTopics;
import dev.assay.benchmarks.pipeline.log.RecordSender;
import dev.assay.benchmarks.pipeline.measure.CpuTimes;
import dev.assay.benchmarks.pipeline.process.AssignerProcess;
import dev.assay.benchmarks.pipeline.process.ResultFile;
import dev.assay.benchmarks.pipeline.process.TestBed;
import dev.assay.benchmarks.pipeline.process.WorkDirectory;
import dev.assay.schemas.topic.Topics;
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

/** Sends the same events with a producer and over HTTP, in turn. */
@Command(
    name = "ingestion",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures how many events the assigner takes over HTTP beside a plain producer.")
public final class IngestionBenchmark implements Callable<Integer> {

  @Option(names = "--events", description = "that are sent each time")
  private int events = 200_000;

  @Mixin private LogOptions log = new LogOptions();

  @Option(names = "--batch", description = "events of a request")
  private int batch = 100;

  @Option(names = "--connections", description = "clients that post at the same time")
  private int connections = 16;

  @Option(names = "--partitions", description = "of each topic")
  private int partitions = 4;

  @Option(names = "--warm-up", description = "times each way is taken before")
  private int warmUp = 20;

  @Option(names = "--repetitions", description = "times each way is measured; medians are shown")
  private int repetitions = 9;

  @Option(names = "--flags", split = ",", description = "of the assigner's virtual machine")
  private List<String> flags = List.of("-Xmx1g", "-XX:+UseParallelGC");

  @Option(names = "--json", description = "file for the figures")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  @SuppressWarnings({
    "NullAway.Init",
    "UnusedMethod"
  }) // picocli makes it and sets the specification
  private IngestionBenchmark() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<LogRecord> records = records();
    try (WorkDirectory directory = WorkDirectory.create();
        TestBed bed = TestBed.start()) {
      LogTopics.create(bed.admin(), partitions);
      try (AssignerProcess assigner = AssignerProcess.start(bed, flags, directory.path());
          RecordSender producer = RecordSender.asAgent(bed.bootstrapServers(), bed.serdes())) {
        Clients clients =
            new Clients(bed.http(), assigner.url().resolve("/v1/events"), connections);
        out.print(SpeedTable.HEAD);
        List<Speed> speeds = new ArrayList<>();
        for (int round = 1; round <= warmUp + repetitions; round++) {
          renew(records, round);
          List<byte[]> bodies = JsonBatches.of(records, batch);
          for (Way way : Way.values()) {
            Speed speed = measure(way, records, bodies, producer, clients, assigner, bed);
            if (round > warmUp) {
              speeds.add(speed);
              out.print(SpeedTable.row(speed));
              out.flush();
            }
          }
        }
        out.print(SpeedTable.medians(speeds));
        out.flush();
        if (json != null) {
          ResultFile.write(
              json,
              spec,
              Map.of("runs", speeds, "http_to_producer", SpeedTable.httpToProducer(speeds)));
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private Speed measure(
      Way way,
      List<LogRecord> records,
      List<byte[]> bodies,
      RecordSender producer,
      Clients clients,
      AssignerProcess assigner,
      TestBed bed)
      throws InterruptedException {
    CpuTimes before = CpuTimes.now(assigner.cpuNanos(), bed.brokerPid());
    switch (way) {
      case PRODUCER -> {
        records.forEach(producer::send);
        producer.flush();
      }
      case HTTP -> clients.post(bodies);
    }
    CpuTimes after = CpuTimes.now(assigner.cpuNanos(), bed.brokerPid());
    double seconds = (after.time() - before.time()) / 1e9;
    return new Speed(way, records.size() / seconds, after.since(before));
  }

  private List<LogRecord> records() {
    LogGenerator generator = new LogGenerator(log.shape(events));
    List<LogRecord> records = new ArrayList<>();
    while (generator.hasNext() && records.size() < events) {
      LogRecord next = generator.next();
      if (!next.topic().equals(Topics.ASSIGNMENTS)) {
        records.add(next);
      }
    }
    return records;
  }

  /** Gives every event another id: what was sent before would be a duplicate. */
  private static void renew(List<LogRecord> records, int round) {
    for (int i = 0; i < records.size(); i++) {
      var value = records.get(i).value();
      value.put(value.getSchema().getField("event_id").pos(), round + "-" + i);
    }
  }
}
