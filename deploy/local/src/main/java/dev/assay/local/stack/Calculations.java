package dev.assay.local.stack;

import dev.assay.embedded.process.JavaHome;
import dev.assay.embedded.process.ModuleOutput;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The analyzer module's commands for calculations. */
public final class Calculations {
  private Calculations() {}

  /**
   * The words of the command line that works out statistics.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if it is not built
   */
  public static List<String> command(List<String> arguments) {
    // Over in a moment: the first compiler is enough.
    return command("Compute", List.of("-XX:TieredStopAtLevel=1"), arguments);
  }

  /**
   * The words of the command line that simulates them.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if it is not built
   */
  public static List<String> calibration(List<String> arguments) {
    return command("Calibrate", List.of("-Dassay.root=" + Repository.root()), arguments);
  }

  private static List<String> command(String name, List<String> options, List<String> arguments) {
    ModuleOutput output =
        ModuleOutput.in(Repository.root().resolve("analyzer-service").resolve("target"));
    List<String> words = new ArrayList<>();
    words.add(JavaHome.java().toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
    words.addAll(options);
    words.add("-cp");
    words.add(
        output.runtimeClassPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    words.add("dev.assay.analyzer.command." + name);
    words.addAll(arguments);
    return words;
  }
}
