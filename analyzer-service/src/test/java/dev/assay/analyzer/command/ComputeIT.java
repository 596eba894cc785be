package dev.assay.analyzer.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.process.JavaHome;
import dev.assay.embedded.process.ModuleOutput;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own. */
class ComputeIT {

  @TempDir private Path directory = Path.of("");

  private record Outcome(int code, String out, String err) {}

  @Test
  void computesTheReferenceCases() throws Exception {
    Path cases =
        Path.of(
            Objects.requireNonNull(ComputeIT.class.getResource("/reference_cases.json")).toURI());
    Path results = directory.resolve("results.json");
    Outcome outcome = run("--cases", cases.toString(), "--json", results.toString());
    assertThat(outcome.out()).isEmpty();
    assertThat(Files.readString(results)).startsWith("[{\"id\":\"dev-").endsWith("}]\n");
    assertThat(outcome.code()).isEqualTo(outcome.err().isEmpty() ? 0 : 1);
  }

  @Test
  void writesUtf8InAnyLocale() throws Exception {
    Path cases =
        Files.writeString(
            directory.resolve("cases.json"),
            "[{\"id\": \"\u0939\u093f\", \"method\": \"holm\", \"inputs\": {\"p_values\": [1]}}]");
    assertThat(run("--cases", cases.toString()))
        .isEqualTo(
            new Outcome(
                0,
                "[{\"id\":\"\u0939\u093f\",\"result\":{\"status\":\"ok\",\"adjusted\":[1.0],"
                    + "\"reject\":[false],\"interval_alpha\":[0.05]}}]\n",
                ""));
  }

  @Test
  void wrongUsageIsOneLineAndExitCode2() throws Exception {
    assertThat(run("holm", "--p-values", "x"))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "assay: p_values[0] is \"x\"; allowed is a list of numbers (from 0 to 1)"
                    + System.lineSeparator()));
  }

  private Outcome run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(JavaHome.java().toString());
    command.add("-cp");
    command.add(
        ModuleOutput.of(Compute.class).runtimeClassPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(Compute.class.getName());
    command.addAll(List.of(arguments));
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), out, Files.readString(err));
  }
}
