package dev.assay.local.stack;

import dev.assay.embedded.process.JavaHome;
import dev.assay.embedded.process.ModuleOutput;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The analyzer module's command for calculations. */
public final class Calculations {
  private Calculations() {}

  /**
   * The words of its command line.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if it is not built
   */
  public static List<String> command(List<String> arguments) {
    ModuleOutput output =
        ModuleOutput.in(Repository.root().resolve("analyzer-service").resolve("target"));
    List<String> words = new ArrayList<>();
    words.add(JavaHome.java().toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"));
    words.add(
        output.runtimeClassPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    words.add("dev.assay.analyzer.command.Compute");
    words.addAll(arguments);
    return words;
  }
}
