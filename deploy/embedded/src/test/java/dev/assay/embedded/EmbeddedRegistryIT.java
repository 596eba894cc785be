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
import org.junit.jupiter.api.Test;

final class EmbeddedRegistryIT {
  @Test
  void aSchemaRegisteredThroughOneInterfaceIsFoundThroughTheOther() throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest register =
          HttpRequest.newBuilder(
                  URI.create(registry.confluentUrl() + "/subjects/greetings-value/versions"))
              .header("Content-Type", "application/vnd.schemaregistry.v1+json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}"))
              .build();
      HttpRequest find =
          HttpRequest.newBuilder(
                  URI.create(registry.url() + "/groups/default/artifacts/greetings-value"))
              .build();
      assertThat(client.send(register, HttpResponse.BodyHandlers.ofString()).body())
          .contains("\"id\":1");
      assertThat(client.send(find, HttpResponse.BodyHandlers.ofString()).body()).contains("AVRO");
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
}
