package dev.assay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.embedded.process.ProcessFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedRegistryIT {
  @Test
  void aSchemaRegisteredThroughOneInterfaceIsFoundThroughTheOther() throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary())) {
      assertThat(register(registry)).contains("\"id\":1");
      assertThat(find(registry)).contains("AVRO");
    }
  }

  @Test
  void schemasStayInAGivenDirectory(@TempDir Path directory) throws Exception {
    RegistryOptions options = RegistryOptions.temporary().withDirectory(directory);
    try (EmbeddedRegistry first = EmbeddedRegistry.start(options)) {
      register(first);
    }
    try (EmbeddedRegistry second = EmbeddedRegistry.start(options)) {
      assertThat(find(second)).contains("AVRO");
    }
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      RegistryOptions options = RegistryOptions.temporary().withPort(taken.getLocalPort());
      assertThatThrownBy(() -> EmbeddedRegistry.start(options))
          .isInstanceOf(ProcessFailure.class)
          .hasMessage("port %d for the schema registry is already in use", taken.getLocalPort());
    }
  }

  private static String register(EmbeddedRegistry registry) throws Exception {
    return body(
        HttpRequest.newBuilder(
                URI.create(registry.confluentUrl() + "/subjects/greetings-value/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}"))
            .build());
  }

  private static String find(EmbeddedRegistry registry) throws Exception {
    return body(
        HttpRequest.newBuilder(
                URI.create(registry.url() + "/groups/default/artifacts/greetings-value"))
            .build());
  }

  private static String body(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
