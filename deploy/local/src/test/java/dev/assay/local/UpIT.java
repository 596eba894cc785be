package dev.assay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.access.client.OwnToken;
import dev.assay.access.token.Token;
import dev.assay.embedded.process.JavaHome;
import dev.assay.local.client.ServiceClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole stack, from the command to the signal that ends it. */
final class UpIT {
  /** Broker, registry and three services. */
  private static final int PARTS = 5;

  @Test
  void theStackComesUpAndControlCLeavesNoProcess(@TempDir Path directory) throws Exception {
    Path output = directory.resolve("output");
    Path tokens = directory.resolve("assay");
    ProcessBuilder builder =
        new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("XDG_STATE_HOME", directory.toString());
    Process up = builder.start();
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> !up.isAlive() || Files.readString(output).contains("Ctrl-C stops"));
      assertThat(up.isAlive()).as(Files.readString(output)).isTrue();
      List<ProcessHandle> parts = up.descendants().toList();
      assertThat(parts).hasSize(PARTS);
      assertThat(Files.readString(output)).doesNotContain(Token.PREFIX);
      theAdministratorIsLetInAndNobodyElse(tokens);

      interrupt(up);

      assertThat(up.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(parts).noneMatch(ProcessHandle::isAlive);
      assertThat(tokens).isEmptyDirectory();
      assertThat(Files.readString(output)).doesNotContain("assay:");
    } finally {
      up.destroyForcibly();
    }
  }

  private static void theAdministratorIsLetInAndNobodyElse(Path tokens) throws Exception {
    Path file;
    try (Stream<Path> files = Files.list(tokens)) {
      file = files.findFirst().orElseThrow();
    }
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    String url = "http://127.0.0.1:" + file.getFileName().toString().replaceAll("\\D", "");
    try (ServiceClient admin =
            new ServiceClient("assigner", url, OwnToken.file("--token-file", file));
        ServiceClient nobody = new ServiceClient("assigner", url, OwnToken.none())) {
      assertThat(admin.get("/v1/experiments").path("experiments").isArray()).isTrue();
      assertThatThrownBy(() -> nobody.get("/v1/experiments"))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("the assigner answered 401")
          .hasMessageEndingWith("Name a file with a token by --token-file, or set ASSAY_TOKEN.");
    }
  }

  private static List<String> command() {
    List<String> command =
        new ArrayList<>(
            List.of(
                // A shell starts what runs in the background with SIGINT ignored, and so its
                // children.
                "env",
                "--default-signal=INT",
                JavaHome.java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Assay.class.getName(),
                "up"));
    for (String part : List.of("kafka", "registry", "assigner", "aggregator", "analyzer")) {
      command.add("--port-" + part);
      command.add("0");
    }
    return command;
  }

  private static void interrupt(Process process) throws Exception {
    // As Ctrl-C does; Java itself can only ask to terminate.
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
