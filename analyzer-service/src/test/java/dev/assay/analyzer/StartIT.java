package dev.assay.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.process.ModuleOutput;
import dev.assay.embedded.process.Ports;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that cannot start says so in one line and exits with 1. */
class StartIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-Dassay.kafka.bootstrap-servers=127.0.0.1:PORT | analyzer: The broker at 127.0.0.1:PORT"
            + " (assay.kafka.bootstrap-servers) did not answer in 2 s",
        "-Dassay.aggregator.url=nowhere | analyzer: assay.aggregator.url is \"nowhere\"; allowed is"
            + " an http or https URL",
        "-Dassay.webhook.url=http://127.0.0.1:9/ | analyzer: assay.webhook.secret is missing or not"
            + " allowed; allowed is whsec_ and the base64 of 24 to 64 bytes",
        "-Dassay.access.open=false | analyzer: nobody could ask: set assay.access.tokens (a file of"
            + " tokens), assay.access.issuer (an OpenID issuer) or, to try it on this machine"
            + " alone, assay.access.open=true",
        "-Dassay.alerts.missing-data-after=0s | analyzer: assay.alerts.missing-data-after is"
            + " \"PT0S\"; allowed is a duration above 0",
        "-Dassay.analysis.interval=0s | analyzer: assay.analysis.interval is \"PT0S\"; allowed is a"
            + " duration above 0"
      })
  void oneLine(String setting, String expected) throws Exception {
    String port = String.valueOf(Ports.free());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dassay.startup.timeout=2s");
    command.add("-Dassay.access.open=true");
    command.add("-Dendpoints.all.port=" + Ports.free());
    command.add(setting.replace("PORT", port));
    command.add("-cp");
    command.add(
        ModuleOutput.of(Analyzer.class).runtimeClassPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(Analyzer.class.getName());

    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(errors.strip()).isEqualTo(expected.replace("PORT", port));
    assertThat(process.exitValue()).isEqualTo(1);
  }
}
