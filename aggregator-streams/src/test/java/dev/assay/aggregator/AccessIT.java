package dev.assay.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.access.Role;
import dev.assay.access.contract.RouteContract;
import dev.assay.access.contract.TestTokens;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.law.process.AggregatorInstance;
import dev.assay.law.process.AggregatorSettings;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask the aggregator what, and as whom its instances ask each other. */
class AccessIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PARTITIONS = 4;

  @TempDir private Path directory;

  @Test
  void holdsEveryRouteToItsRoleAndInstancesAskWithTheirOwnToken() throws Exception {
    TestTokens tokens = TestTokens.in(directory.resolve("access"));
    List<String> flags =
        List.of(
            "-Xmx384m",
            "-Dassay.access.open=false",
            "-Dassay.access.tokens=" + tokens.path(),
            "-Dassay.access.token-file=" + tokens.clear(Role.VIEWER),
            "-Dassay.access.unauthenticated-requests-per-second=1000000");
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
        EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
        HttpClient http = HttpClient.newHttpClient()) {
      try (Admin admin =
          Admin.create(
              Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
        new TopicCreator(admin, PARTITIONS, (short) -1).createMissing(Topics.ALL);
      }
      AggregatorSettings settings =
          new AggregatorSettings(Path.of("target"), registry.url(), flags);
      try (AggregatorInstance first = instance(1, http, broker, settings);
          AggregatorInstance second = instance(2, http, broker, settings)) {
        first.start();
        second.start();
        first.awaitReady();
        second.awaitReady();
        new RouteContract(URI.create(first.client().url()), tokens)
            .and(
                "GET",
                "/internal/v1/summaries?window=total&partitions=0",
                Role.VIEWER,
                Role.EDITOR,
                Role.ADMIN)
            .check();
        for (AggregatorInstance instance : List.of(first, second)) {
          await()
              .atMost(PATIENCE)
              .until(
                  () -> partitions(progress(http, instance, tokens.of(Role.VIEWER))) == PARTITIONS);
          assertThat(instance.client().get("/health", "*/*").statusCode()).isEqualTo(404);
          assertThat(instance.client().manage("/prometheus").statusCode()).isEqualTo(200);
          assertThat(instance.client().manage("/v1/progress").statusCode()).isEqualTo(404);
        }
      }
    }
  }

  private AggregatorInstance instance(
      int number, HttpClient http, EmbeddedBroker broker, AggregatorSettings settings) {
    String name = "aggregator-" + number;
    return new AggregatorInstance(
        name, directory.resolve(name), http, broker.bootstrapServers(), settings);
  }

  private static String progress(HttpClient http, AggregatorInstance instance, String token)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(instance.client().url() + "/v1/progress"))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Those that are answered for, by whichever instance has them. */
  private static int partitions(String progress) {
    return progress.split("\"partition\":", -1).length - 1;
  }
}
