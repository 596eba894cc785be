package dev.assay.benchmarks.pipeline.process;

import dev.assay.benchmarks.pipeline.runner.RunnerSettings;
import dev.assay.embedded.process.ChildProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** One process of a runner. */
record Instance(RunnerSettings settings, ChildProcess process) {

  /** Starts it; does not wait for it. */
  static Instance start(
      Runner runner, String name, RunnerSettings settings, RunnerOptions options) {
    List<String> flags = options.flags(name, collections(settings));
    return new Instance(settings, ChildProcess.start(runner.command(settings, flags)));
  }

  /** Where it is asked. */
  URI url() {
    return URI.create("http://127.0.0.1:" + settings.port());
  }

  /** Where the garbage collector writes what it did. */
  Path collections() {
    return collections(settings);
  }

  private static Path collections(RunnerSettings settings) {
    return settings.directory().resolve("collections.log");
  }
}
