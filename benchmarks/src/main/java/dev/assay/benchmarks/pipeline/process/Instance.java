package dev.assay.benchmarks.pipeline.process;

import dev.assay.benchmarks.pipeline.runner.RunnerSettings;
import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** One process of a runner. */
record Instance(RunnerSettings settings, int managementPort, ChildProcess process) {

  /** Starts it; does not wait for it. */
  static Instance start(
      Runner runner, String name, RunnerSettings settings, RunnerOptions options) {
    List<String> flags = options.flags(name, collections(settings));
    int managementPort = Ports.free();
    return new Instance(
        settings,
        managementPort,
        ChildProcess.start(runner.command(settings, managementPort, flags)));
  }

  /** Where it is asked. */
  URI url() {
    return URI.create("http://127.0.0.1:" + settings.port());
  }

  /** Where Assay's aggregator says how it is. */
  URI managementUrl() {
    return URI.create("http://127.0.0.1:" + managementPort);
  }

  /** Where the garbage collector writes what it did. */
  Path collections() {
    return collections(settings);
  }

  private static Path collections(RunnerSettings settings) {
    return settings.directory().resolve("collections.log");
  }
}
