package dev.assay.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.process.JavaHome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calculations of the analyzer's module, through the command line of this one. */
final class ComputeIT {

  @Test
  void computes(@TempDir Path directory) throws Exception {
    assertThat(run(directory, 0, "compute", "holm", "--p-values", "0.01"))
        .contains("adjusted")
        .contains("0.01");
    assertThat(run(directory, 0, "--help")).containsPattern("compute +Works out a statistic");
  }

  @Test
  void endsWithTheCalculationsExitCode(@TempDir Path directory) throws Exception {
    assertThat(run(directory, 2, "compute", "holm")).isEmpty();
  }

  private static String run(Path directory, int code, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                JavaHome.java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Assay.class.getName()));
    command.addAll(List.of(arguments));
    Path errors = directory.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    return out;
  }
}
