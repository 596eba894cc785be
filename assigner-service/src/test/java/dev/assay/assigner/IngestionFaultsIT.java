package dev.assay.assigner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.embedded.process.Ports;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestionFaultsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LARGE = 500;

  @Test
  void refusesWhileTheBrokerIsAwayAndRecovers(@TempDir Path directory) throws Exception {
    BrokerOptions kept = new BrokerOptions(Ports.free(), directory.resolve("broker"));
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
        EmbeddedBroker first = EmbeddedBroker.start(kept);
        AssignerProcess assigner =
            AssignerProcess.start(
                first.bootstrapServers(),
                registry.url(),
                directory,
                "assay.events.bytes-in-flight=65536")) {
      assertThat(post(assigner, "before", 1).statusCode()).isEqualTo(200);
      first.kill();
      // As much as fits in flight waits for the broker, so that what comes meanwhile is told to
      // wait.
      CompletableFuture<HttpResponse<String>> waiting =
          CompletableFuture.supplyAsync(() -> post(assigner, "waiting", LARGE));
      await().atMost(PATIENCE).until(() -> inFlight(assigner) > 0);
      assertRefused(post(assigner, "meanwhile", LARGE), 429);
      assertRefused(waiting.get(), 503);
      assertThat(assigner.manage("/health").body()).contains("\"events\"", "DEGRADED");
      assertThat(inFlight(assigner)).isZero();

      try (EmbeddedBroker second = EmbeddedBroker.start(kept)) {
        await().atMost(PATIENCE).until(() -> post(assigner, "waiting", LARGE).statusCode() == 200);
        List<FunnelEvent> stored =
            new EventTopics(second.bootstrapServers(), registry.url()).of(Topics.FUNNEL, "waiting");
        assertThat(stored.stream().map(FunnelEvent::getEventId).distinct()).hasSize(LARGE);
        await()
            .atMost(PATIENCE)
            .until(() -> !assigner.manage("/health").body().contains("DEGRADED"));
      }
    }
  }

  private static double inFlight(AssignerProcess assigner) throws Exception {
    return assigner
        .manage("/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith("assay_events_in_flight_bytes"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static void assertRefused(HttpResponse<String> response, int status) {
    AssignerIT.assertProblem(response, status, "again");
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }

  private static HttpResponse<String> post(AssignerProcess assigner, String session, int events) {
    StringBuilder body = new StringBuilder("{\"events\":[");
    for (int i = 0; i < events; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"type\":\"funnel\",\"stage\":\"engagement\",\"time\":\"2026-01-31T09:30:00Z\"")
          .append(",\"session_id\":\"%s\",\"event_id\":\"%s-%d\"}".formatted(session, session, i));
    }
    try {
      return assigner.post("/v1/events", body.append("]}").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
