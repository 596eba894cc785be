package dev.assay.analyzer.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.access.client.OwnToken;
import dev.assay.analyzer.notify.Receiver;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignerClientTest {

  private Receiver assigner;
  private AssignerClient client;

  @BeforeEach
  void start() throws Exception {
    assigner = new Receiver();
    client = client(assigner.url());
  }

  @AfterEach
  void stop() {
    client.close();
    assigner.close();
  }

  private static AssignerClient client(URI url) {
    return new AssignerClient(url, Duration.ofSeconds(2), OwnToken.none());
  }

  @Test
  void asksToStopTheVersionThatWasAnalysed() throws Exception {
    assigner.willAnswer(200);

    assertThat(client.stop("a b/c", 7, "Harm \"shown\".")).isEqualTo(AssignerClient.Answer.DONE);

    Receiver.Message request = assigner.messages().getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/v1/experiments/a%20b%2Fc/stop");
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    assertThat(request.body())
        .isEqualTo(
            "{\"actor\":\"assay-analyzer\",\"reason\":\"Harm \\\"shown\\\".\","
                + "\"expected_version\":7}");
  }

  @Test
  void asksToGraduateWithTheWinner() throws Exception {
    assigner.willAnswer(200);

    assertThat(client.graduate("greeting", 7, "warm", "Better."))
        .isEqualTo(AssignerClient.Answer.DONE);

    Receiver.Message request = assigner.messages().getFirst();
    assertThat(request.path()).isEqualTo("/v1/experiments/greeting/graduate");
    assertThat(request.body()).endsWith("\"expected_version\":7,\"winner\":\"warm\"}");
  }

  @Test
  void asksForWeightsInPercent() throws Exception {
    assigner.willAnswer(200);

    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("control", 505);
    weights.put("warm", 9495);
    assertThat(client.reweigh("greeting", 7, weights, "Better."))
        .isEqualTo(AssignerClient.Answer.DONE);

    Receiver.Message request = assigner.messages().getFirst();
    assertThat(request.path()).isEqualTo("/v1/experiments/greeting/weights");
    assertThat(request.body())
        .endsWith(
            "\"expected_version\":7,\"traffic_percentages\":{\"control\":5.05,\"warm\":94.95}}");
  }

  @ParameterizedTest
  @CsvSource({
    "412, CHANGED_SINCE",
    "400, REFUSED",
    "404, REFUSED",
    "409, REFUSED",
    "401, SHUT_OUT",
    "403, SHUT_OUT",
    "429, SHUT_OUT",
    "500, NONE",
    "503, NONE"
  })
  void readsTheAnswer(int status, AssignerClient.Answer expected) throws Exception {
    assigner.willAnswer(status);
    assertThat(client.stop("greeting", 7, "")).isEqualTo(expected);
  }

  @Test
  void nobodyThereIsNoAnswer() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (AssignerClient lost = client(URI.create("http://127.0.0.1:" + port))) {
      assertThat(lost.stop("greeting", 7, "")).isEqualTo(AssignerClient.Answer.NONE);
    }
  }
}
