package dev.assay.assigner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.embedded.process.JavaHome;
import dev.assay.embedded.process.ModuleOutput;
import dev.assay.embedded.process.Ports;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StartFailureIT {

  @Test
  void namesABadSetting() throws Exception {
    assertFails("assay.topics.partitions is 'four'", "-Dassay.topics.partitions=four");
    assertFails("micronaut.server.port is 'x'", "-Dmicronaut.server.port=x");
  }

  @Test
  void namesTheBrokerThatIsAway() throws Exception {
    String away = "127.0.0.1:" + Ports.free();
    assertFails(away, "-Dassay.kafka.bootstrap-servers=" + away);
  }

  @Test
  void namesTheRegistryThatIsAwayAndThePortThatIsTaken() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary())) {
      String kafka = "-Dassay.kafka.bootstrap-servers=" + broker.bootstrapServers();
      String away = "http://127.0.0.1:" + Ports.free() + "/apis/registry/v3";
      assertFails(away, kafka, "-Dassay.registry.url=" + away);
      try (EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
          ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        assertFails(
            "127.0.0.1:" + taken.getLocalPort(),
            kafka,
            "-Dassay.registry.url=" + registry.url(),
            "-Dmicronaut.server.port=" + taken.getLocalPort());
      }
    }
  }

  private static void assertFails(String named, String... flags) throws Exception {
    String classPath =
        ModuleOutput.of(Assigner.class).runtimeClassPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(List.of(JavaHome.java().toString()));
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", classPath, Assigner.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(error.lines()).singleElement().asString().contains(named);
  }
}
