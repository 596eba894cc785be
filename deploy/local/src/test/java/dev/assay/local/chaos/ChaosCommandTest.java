package dev.assay.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.local.Assay;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ChaosCommandTest {
  private final StringWriter err = new StringWriter();

  @Test
  void anUnknownFaultIsRefusedWithThoseThatThereAre() {
    assertThat(execute("chaos", "--faults", "kill-instance,flood")).isEqualTo(2);
    assertThat(err.toString())
        .contains("'flood' is no fault; allowed: kill-instance, kill-broker")
        .hasLineCount(2);
  }

  @Test
  void aCountOutsideItsRangeIsOneLineAndExitCode1() {
    assertThat(execute("chaos", "--events", "7")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "assay: --events 7 is not allowed; allowed: 5000 to 1000000\n");
  }

  @Test
  void theHelpNamesEveryFault() {
    String help = new CommandLine(new ChaosCommand()).getUsageMessage();
    List<String> words = Arrays.asList(help.split("[\\s,.]+"));
    for (Fault fault : Fault.values()) {
      assertThat(words).contains(fault.title());
    }
  }

  private int execute(String... arguments) {
    CommandLine commandLine = Assay.commandLine();
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
