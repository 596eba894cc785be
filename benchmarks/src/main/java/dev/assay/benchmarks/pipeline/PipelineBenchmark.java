package dev.assay.benchmarks.pipeline;

import dev.assay.benchmarks.pipeline.log.Expected;
import dev.assay.benchmarks.pipeline.log.LogShape;
import dev.assay.benchmarks.pipeline.log.LogWriter;
import dev.assay.benchmarks.pipeline.measure.CommittedOffsets;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line: writes one log, runs every runner over it, and shows the ratios. */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Runs Assay's aggregator and its peers over the same log.")
public final class PipelineBenchmark implements Callable<Integer> {

  @Option(names = "--events", description = "events in the log, beside the assignments")
  private long events = 5_000_000;

  @Option(names = "--customers", description = "customers who call")
  private int customers = 200_000;

  @Option(names = "--experiments", description = "running experiments, each of 3 variants")
  private int experiments = 20;

  @Option(names = "--exposures", description = "experiments that each customer takes part in")
  private int exposures = 3;

  @Option(names = "--seed", description = "the same seed gives the same log")
  private long seed = 1;

  @Option(
      names = "--runners",
      split = ",",
      description = "what to run, in this order: ${COMPLETION-CANDIDATES}")
  private List<Runner> runners = List.of(Runner.values());

  @Option(names = "--repetitions", description = "runs of each; medians are shown")
  private int repetitions = 1;

  @Option(names = "--partitions", description = "of each topic")
  private int partitions = 4;

  @Option(names = "--threads", description = "processing threads of each runner")
  private int threads = 2;

  @Option(names = "--commit-interval-ms", description = "of each runner")
  private int commitIntervalMs = 500;

  @Option(names = "--heap", description = "largest heap of each runner")
  private String heap = "2g";

  @Option(names = "--recordings", description = "directory for flight recordings of each run")
  private @Nullable Path recordings;

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
          line.getErr().println("pipeline: " + error.getMessage());
          return line.getCommandSpec().exitCodeOnExecutionException();
        });
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (recordings != null) {
      Files.createDirectories(recordings);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary())) {
      try (EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
          Admin admin =
              Admin.create(
                  Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
          HttpClient http = HttpClient.newHttpClient()) {
        Expected expected = write(out, admin, broker, registry);
        CommittedOffsets offsets =
            CommittedOffsets.upTo(admin, Topics.BY_SUBJECT.stream().map(Topic::name).toList());
        StageSettings settings =
            new StageSettings(
                broker.bootstrapServers(),
                registry.url(),
                threads,
                commitIntervalMs,
                heap,
                recordings);
        Stage stage = new Stage(settings, broker.pid(), expected, offsets, http, out);
        Results results = new Results(run(out, stage));
        out.print(ResultTable.of(results));
        out.flush();
        if (json != null) {
          ResultFile.write(json, options(), results);
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private Expected write(
      PrintWriter out, Admin admin, EmbeddedBroker broker, EmbeddedRegistry registry)
      throws InterruptedException {
    long begun = System.nanoTime();
    LogShape shape = new LogShape(events, customers, experiments, exposures, seed);
    Expected expected =
        LogWriter.write(
            shape, admin, broker.bootstrapServers(), new AvroSerdes(registry.url()), partitions);
    double seconds = (System.nanoTime() - begun) / 1e9;
    out.printf(
        "log: %,d events and %,d assignments, written at %,.0f records/s%n",
        expected.events(), expected.records() - expected.events(), expected.records() / seconds);
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

  /** Every option by its name, given or not. */
  private Map<String, Object> options() {
    Map<String, Object> values = new TreeMap<>();
    for (OptionSpec option : spec.options()) {
      Object value = option.getValue();
      if (value != null && !option.usageHelp() && !option.versionHelp()) {
        values.put(option.longestName().substring(2), value.toString());
      }
    }
    return values;
  }
}
