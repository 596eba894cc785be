package dev.assay.assigner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAwayIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void answersWithoutTheBrokerAndSaysThatExposuresWait(@TempDir Path logs) throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
        AssignerProcess assigner =
            AssignerProcess.start(broker.bootstrapServers(), registry.url(), logs)) {
      assigner.post("/v1/experiments", Examples.text("exp_voice_001"));
      assigner.post("/v1/experiments/exp_voice_001/start", "");
      assertAnswers(assigner, "before");
      await()
          .atMost(PATIENCE)
          .until(() -> assigner.manage("/prometheus").body().contains("assay_exposures_published"));

      broker.kill();
      long asked = System.nanoTime();
      assertAnswers(assigner, "after");
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
      await().atMost(PATIENCE).until(() -> assigner.manage("/health").body().contains("DEGRADED"));
      assertThat(assigner.manage("/health").statusCode()).isEqualTo(200);
      assertThat(assigner.manage("/health").body()).contains("\"spooled\":1");
      HttpResponse<String> refused =
          assigner.post("/v1/experiments", Examples.text("exp_voice_001").replace("_001", "_002"));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }
  }

  private static void assertAnswers(AssignerProcess assigner, String customer) throws Exception {
    HttpResponse<String> answer =
        assigner.post(
            "/v1/assignments",
            "{\"customer_id\":\"%s\",\"attributes\":{\"language\":\"hi\"}}".formatted(customer));
    assertThat(answer.body()).contains("\"exp_voice_001\"");
  }
}
