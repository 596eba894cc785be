package dev.assay.benchmarks.pipeline.process;

import dev.assay.benchmarks.pipeline.runner.BareConsumer;
import dev.assay.benchmarks.pipeline.runner.PassThrough;
import dev.assay.benchmarks.pipeline.runner.RunnerSettings;
import dev.assay.benchmarks.pipeline.runner.dsl.PlainDsl;
import dev.assay.benchmarks.pipeline.runner.flink.FlinkJob;
import dev.assay.embedded.process.JavaCommand;
import dev.assay.embedded.process.ModuleOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be measured. The names are those of the command line. */
public enum Runner {
  CONSUMER(BareConsumer.class.getName()),
  PASS_THROUGH(PassThrough.class.getName()),
  PLAIN_DSL(PlainDsl.class.getName()),
  PLAIN_DSL_WINDOWS(PlainDsl.class.getName(), PlainDsl.ALL_WINDOWS),
  FLINK(FlinkJob.class.getName()),
  FLINK_TOTALS(FlinkJob.class.getName(), FlinkJob.TOTALS_ONLY),
  ASSAY("dev.assay.aggregator.Aggregator");

  /** From {@code benchmarks/target} up to the root. */
  private static final String TO_ROOT = "../..";

  private final String mainClass;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> arguments;

  Runner(String mainClass, String... arguments) {
    this.mainClass = mainClass;
    this.arguments = List.of(arguments);
  }

  /** Its name in results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How it is started.
   *
   * @param managementPort where the aggregator says how it is
   * @param flags of the virtual machine
   * @throws dev.assay.embedded.process.ProcessFailure if it is not built
   */
  JavaCommand command(RunnerSettings settings, int managementPort, List<String> flags) {
    Path log = settings.directory().resolve("runner.log");
    return switch (this) {
      case CONSUMER, PASS_THROUGH, PLAIN_DSL, PLAIN_DSL_WINDOWS, FLINK, FLINK_TOTALS -> {
        List<String> all = new ArrayList<>(settings.toArguments());
        all.addAll(arguments);
        yield new JavaCommand(name(), mainClass, benchmarks().runtimeClassPath(), flags, all, log);
      }
      case ASSAY -> {
        List<String> all = new ArrayList<>(flags);
        all.addAll(properties(settings));
        all.add("-Dendpoints.all.port=" + managementPort);
        yield new JavaCommand(
            name(), mainClass, aggregator().runtimeClassPath(), all, List.of(), log);
      }
    };
  }

  private static List<String> properties(RunnerSettings settings) {
    return List.of(
        "-Dmicronaut.server.host=127.0.0.1",
        "-Dassay.access.open=true",
        "-Dmicronaut.server.port=" + settings.port(),
        "-Dassay.advertised.url=http://127.0.0.1:" + settings.port(),
        "-Dassay.kafka.bootstrap-servers=" + settings.bootstrapServers(),
        "-Dassay.registry.url=" + settings.registryUrl(),
        "-Dassay.application.id=" + settings.group(),
        "-Dassay.threads=" + settings.threads(),
        "-Dassay.commit.interval-ms=" + settings.commitIntervalMs(),
        "-Dassay.state.directory=" + settings.stateDirectory());
  }

  private static ModuleOutput benchmarks() {
    return ModuleOutput.of(Runner.class);
  }

  private static ModuleOutput aggregator() {
    return ModuleOutput.in(
        benchmarks().directory().resolve(TO_ROOT).resolve("aggregator-streams/target").normalize());
  }
}
