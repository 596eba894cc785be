package dev.assay.benchmarks.pipeline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuestionsTest {

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<HttpServer> servers = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    http.close();
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void instancesAndExperimentsTakeTurns() throws Exception {
    Questions questions = new Questions(http, List.of(server("a", 200), server("b", 200)), 2);
    Questions.Answered answered = questions.ask(Form.AVRO, 1, 4);
    assertThat(asked)
        .containsExactly(
            "a avro/binary /v1/experiments/exp_0000/summaries?window=total&complete=true",
            "b avro/binary /v1/experiments/exp_0000/summaries?window=total&complete=true",
            "a avro/binary /v1/experiments/exp_0001/summaries?window=total&complete=true",
            "b avro/binary /v1/experiments/exp_0001/summaries?window=total&complete=true",
            "a avro/binary /v1/experiments/exp_0000/summaries?window=total&complete=true");
    assertThat(answered.times().count()).isEqualTo(4);
    assertThat(answered.answerBytes()).isEqualTo(3);
  }

  @Test
  void partialAnswerFails() throws IOException {
    Questions questions = new Questions(http, List.of(server("a", 503)), 1);
    assertThatThrownBy(() -> questions.ask(Form.JSON, 0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith(
            "/v1/experiments/exp_0000/summaries?window=total&complete=true answers 503");
  }

  private URI server(String name, int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String accept = exchange.getRequestHeaders().getFirst("Accept");
          asked.add("%s %s %s".formatted(name, accept, exchange.getRequestURI()));
          try (exchange) {
            exchange.sendResponseHeaders(status, 3);
            exchange.getResponseBody().write(new byte[3]);
          }
        });
    server.start();
    servers.add(server);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
