package dev.assay.local.stack;

import dev.assay.embedded.process.JavaCommand;
import dev.assay.embedded.process.ModuleOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of the three services: the module that it is built in, and how it is started. */
enum Service {
  ASSIGNER(
      "assigner",
      "assigner-service",
      "dev.assay.assigner.Assigner",
      "-Xmx192m",
      "-XX:TieredStopAtLevel=1"),
  AGGREGATOR("aggregator", "aggregator-streams", "dev.assay.aggregator.Aggregator", "-Xmx384m"),
  ANALYZER(
      "analyzer",
      "analyzer-service",
      "dev.assay.analyzer.Analyzer",
      "-Xmx192m",
      "-XX:TieredStopAtLevel=1");

  private final String title;
  private final String module;
  private final String mainClass;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> tuning;

  Service(String title, String module, String mainClass, String... tuning) {
    this.title = title;
    this.module = module;
    this.mainClass = mainClass;
    this.tuning = List.of(tuning);
  }

  /** What messages call it. */
  String title() {
    return title;
  }

  /**
   * How it is started, with its state and its log file under the directory.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if it is not built
   */
  JavaCommand command(
      StackAddresses addresses,
      ManagementAddresses management,
      StackTokens tokens,
      Path directory) {
    ModuleOutput output = ModuleOutput.in(Repository.root().resolve(module).resolve("target"));
    return new JavaCommand(
        title,
        mainClass,
        output.runtimeClassPath(),
        flags(addresses, management, tokens, directory.resolve("state").resolve(title)),
        List.of(),
        directory.resolve("logs").resolve(title + ".log"));
  }

  /** Its base URL. */
  String url(StackAddresses addresses) {
    return switch (this) {
      case ASSIGNER -> addresses.assigner();
      case AGGREGATOR -> addresses.aggregator();
      case ANALYZER -> addresses.analyzer();
    };
  }

  /** The base URL of its health and metrics. */
  String url(ManagementAddresses addresses) {
    return switch (this) {
      case ASSIGNER -> addresses.assigner();
      case AGGREGATOR -> addresses.aggregator();
      case ANALYZER -> addresses.analyzer();
    };
  }

  private static String port(String url) {
    return url.substring(url.lastIndexOf(':') + 1);
  }

  private List<String> flags(
      StackAddresses addresses, ManagementAddresses management, StackTokens tokens, Path state) {
    String url = url(addresses);
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=UTC"));
    flags.addAll(tuning);
    flags.add("-Dmicronaut.server.host=127.0.0.1");
    flags.add("-Dmicronaut.server.port=" + port(url));
    flags.add("-Dendpoints.all.port=" + port(url(management)));
    flags.addAll(tokens.flags(this));
    flags.add("-Dassay.kafka.bootstrap-servers=" + addresses.kafka());
    flags.add("-Dassay.registry.url=" + addresses.registry());
    flags.add("-Dassay.state.directory=" + state);
    switch (this) {
      case ASSIGNER -> {}
      case AGGREGATOR -> {
        flags.add("-Dassay.advertised.url=" + url);
        // There is no other instance to ask while this one catches up.
        flags.add("-Dassay.ready.max-lag=1000000000");
      }
      case ANALYZER -> {
        flags.add("-Dassay.aggregator.url=" + addresses.aggregator());
        flags.add("-Dassay.assigner.url=" + addresses.assigner());
      }
    }
    return flags;
  }
}
