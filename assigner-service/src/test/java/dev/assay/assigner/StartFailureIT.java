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
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailureIT {

  @TempDir private Path state;

  @Test
  void namesABadSetting() throws Exception {
    assertFails("assay.topics.partitions is 'four'", "-Dassay.topics.partitions=four");
    assertFails("micronaut.server.port is 'x'", "-Dmicronaut.server.port=x");
  }

  @Test
  void namesWhatKeepsEverybodyOut() throws Exception {
    assertFails(
        "set assay.access.tokens (a file of tokens), assay.access.issuer",
        "-Dassay.access.open=false");
    Path missing = state.resolve("tokens.json");
    assertFails(
        "assay.access.tokens is '%s', which cannot be used: it cannot be read".formatted(missing),
        "-Dassay.access.open=false",
        "-Dassay.access.tokens=" + missing);
    assertFails("assay.access.open is 'true'; it must be false", "-Dmicronaut.server.host=0.0.0.0");
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

  @Test
  void namesTheDirectoryThatAnotherAssignerUses(@TempDir Path other) throws Exception {
    Path lock = other.resolve("lock");
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
        EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
        FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      assertFails(
          "assay.state.directory is '%s', which another assigner uses".formatted(other),
          "-Dassay.kafka.bootstrap-servers=" + broker.bootstrapServers(),
          "-Dassay.registry.url=" + registry.url(),
          "-Dassay.state.directory=" + other);
    }
  }

  private void assertFails(String named, String... flags) throws Exception {
    String classPath =
        ModuleOutput.of(Assigner.class).runtimeClassPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(
            List.of(
                JavaHome.java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dassay.state.directory=" + state,
                "-Dendpoints.all.port=" + Ports.free(),
                "-Dassay.access.open=true"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", classPath, Assigner.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(error.lines()).singleElement().asString().contains(named);
  }
}
