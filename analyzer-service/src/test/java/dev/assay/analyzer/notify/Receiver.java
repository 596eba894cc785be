package dev.assay.analyzer.notify;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook's receiver, with answers that a test sets; 204 when there are none left. */
public final class Receiver implements AutoCloseable {

  private static final Answer TAKEN = new Answer(204, Map.of());

  private final HttpServer server;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Message> messages = new CopyOnWriteArrayList<>();

  record Answer(int status, Map<String, String> headers) {}

  public record Message(String method, String path, Headers headers, String body) {
    public String header(String name) {
      return Objects.requireNonNull(headers.getFirst(name), name);
    }
  }

  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
  }

  public void willAnswer(int status) {
    answers.add(new Answer(status, Map.of()));
  }

  public void willAnswer(int status, String header, String value) {
    answers.add(new Answer(status, Map.of(header, value)));
  }

  public List<Message> messages() {
    return messages;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      messages.add(
          new Message(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              exchange.getRequestHeaders(),
              body));
      Answer next = answers.poll();
      Answer answer = next == null ? TAKEN : next;
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      exchange.sendResponseHeaders(answer.status(), -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
