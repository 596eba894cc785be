package dev.assay.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.process.Ports;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class AssayTest {
  private final StringWriter err = new StringWriter();

  @Test
  void wrongUsageIsOneLineAndExitCode2() {
    assertThat(execute("analyze")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "assay: Missing required parameter: 'EXPERIMENT'\nTry 'assay analyze --help'.\n");
  }

  @Test
  void aServiceThatIsAwayIsOneLineAndExitCode1() {
    int port = Ports.free();
    assertThat(execute("analyze", "exp", "--port-analyzer", Integer.toString(port))).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "assay: the analyzer does not answer at http://127.0.0.1:%d".formatted(port)
                + " (is it running? './assay up' starts it)\n");
  }

  @Test
  void aPolicyThatCannotBeReadIsOneLineAndExitCode1() {
    assertThat(execute("explain", "exp", "--policy", "no-such-file.json")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("assay: --policy no-such-file.json cannot be read:")
        .hasLineCount(1);
  }

  @Test
  void aPortInUseIsOneLineAndExitCode1BeforeAnythingIsStarted() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(
              execute(
                  "up",
                  "--port-kafka",
                  "0",
                  "--port-analyzer",
                  port,
                  "--port-registry",
                  "0",
                  "--port-assigner",
                  "0",
                  "--port-aggregator",
                  "0"))
          .isEqualTo(1);
      assertThat(err.toString())
          .isEqualToNormalizingNewlines(
              "assay: port " + port + " for the analyzer is already in use\n");
    }
  }

  @Test
  void theStackTraceIsShownOnRequest() {
    String port = Integer.toString(Ports.free());
    assertThat(execute("experiments", "--stacktrace", "--port-assigner", port)).isEqualTo(1);
    assertThat(err.toString()).contains("\tat dev.assay.local.client.");
  }

  @Test
  void computeHandsAllOfItsArgumentsOn() {
    CommandLine.ParseResult parsed =
        Assay.commandLine().parseArgs("compute", "holm", "--p-values", "0.1", "--help");
    assertThat(parsed.subcommand().matchedPositional(0).<List<String>>getValue())
        .containsExactly("holm", "--p-values", "0.1", "--help");
    assertThat(
            Assay.commandLine()
                .parseArgs("compute", "--cases", "x.json", "--json")
                .subcommand()
                .matchedPositional(0)
                .<List<String>>getValue())
        .containsExactly("--cases", "x.json", "--json");
  }

  @Test
  void calibrateHandsAllOfItsArgumentsOn() {
    assertThat(
            Assay.commandLine()
                .parseArgs("calibrate", "--runs", "10", "--help")
                .subcommand()
                .matchedPositional(0)
                .<List<String>>getValue())
        .containsExactly("--runs", "10", "--help");
  }

  private int execute(String... arguments) {
    CommandLine commandLine = Assay.commandLine();
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
