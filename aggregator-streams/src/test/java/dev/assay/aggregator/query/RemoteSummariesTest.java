package dev.assay.aggregator.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.access.client.OwnToken;
import dev.assay.aggregator.store.AnswerTooLargeException;
import dev.assay.aggregator.store.Selection;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.AvroBinary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteSummariesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ExperimentSummaries ANSWER =
      new ExperimentSummaries("e", 4, List.of(), 7L, List.of(), List.of(1));

  private final RemoteSummaries remote = new RemoteSummaries(PATIENCE, 1, OwnToken.none());
  private final List<String> queries = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    never.countDown();
    server.stop(0);
  }

  @Test
  void readsTheAnswerToAllThatWasAsked() throws Exception {
    respond(200, new AvroBinary<>(ExperimentSummaries.class).write(ANSWER));
    Question question =
        new Question(
            new Selection("a b&c", WindowSize.HOUR, -1, 2, Set.of("x,y"), Set.of()),
            List.of(1, 3),
            true);
    assertThat(remote.read(host(), question, PATIENCE).get()).isEqualTo(ANSWER);
    assertThat(queries)
        .containsExactly(
            "experiment=a+b%26c&window=HOUR&from=-1&to=2&variants=x%252Cy&metrics="
                + "&partitions=1,3&standby=true");
  }

  @Test
  void failsWithoutAnAnswer() throws Exception {
    respond(503, new byte[0]);
    assertThat(failure(PATIENCE)).isInstanceOf(IOException.class).hasMessage("Status 503");
    server.removeContext("/");
    respond(413, new byte[0]);
    assertThat(failure(PATIENCE)).isInstanceOf(AnswerTooLargeException.class);
    server.removeContext("/");
    respond(200, new byte[] {9});
    assertThat(failure(PATIENCE)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void doesNotWaitLongerThanItMay() throws Exception {
    server.createContext("/", exchange -> waitForEnd());
    assertThat(failure(Duration.ofMillis(50)))
        .isInstanceOfAny(HttpTimeoutException.class, TimeoutException.class);
    // The permit of the first is free again.
    assertThat(failure(Duration.ofMillis(50)))
        .isInstanceOfAny(HttpTimeoutException.class, TimeoutException.class);
  }

  @Test
  void refusesABodyWithoutEnd() throws Exception {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[1 << 20];
            for (int i = 0; i < 80; i++) {
              exchange.getResponseBody().write(part);
            }
          }
        });
    assertThat(failure(PATIENCE)).isInstanceOf(IOException.class).hasMessageContaining("over");
  }

  private void waitForEnd() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Throwable failure(Duration timeout) throws InterruptedException {
    Question question = new Question(Selection.all("e", WindowSize.TOTAL), List.of(0), false);
    try {
      throw new AssertionError(remote.read(host(), question, timeout).get());
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  private HostInfo host() {
    return new HostInfo("127.0.0.1", server.getAddress().getPort());
  }

  private void respond(int status, byte[] body) {
    server.createContext(
        "/",
        (HttpExchange exchange) -> {
          try (exchange) {
            queries.add(exchange.getRequestURI().getRawQuery());
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }
}
