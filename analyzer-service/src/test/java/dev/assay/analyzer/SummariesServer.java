package dev.assay.analyzer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.schemas.avro.ExperimentSummaries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Answers as the aggregator does, with summaries that a test sets. */
final class SummariesServer implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, ExperimentSummaries> summaries = new ConcurrentHashMap<>();
  private final Map<String, Integer> notReady = new ConcurrentHashMap<>();
  private final Set<String> authorizations = ConcurrentHashMap.newKeySet();

  SummariesServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/experiments/", this::answer);
    server.start();
  }

  /** What was sent to say who asks. */
  Set<String> authorizations() {
    return authorizations;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void serve(ExperimentSummaries answer) {
    notReady.remove(answer.getExperimentId());
    summaries.put(answer.getExperimentId(), answer);
  }

  /** The same by window: minute, hour or day. */
  void serve(ExperimentSummaries answer, String window) {
    summaries.put(answer.getExperimentId() + "?window=" + window, answer);
  }

  void refuse(String id, int retryAfterSeconds) {
    notReady.put(id, retryAfterSeconds);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      authorizations.add(authorization == null ? "" : authorization);
      String id =
          exchange.getRequestURI().getPath().replaceAll("^/v1/experiments/|/summaries$", "");
      Integer retryAfter = notReady.get(id);
      String query = exchange.getRequestURI().getQuery();
      ExperimentSummaries known =
          summaries.get("window=total".equals(query) ? id : id + "?" + query);
      if (retryAfter != null) {
        exchange.getResponseHeaders().add("Retry-After", retryAfter.toString());
        exchange.sendResponseHeaders(503, -1);
      } else if (known == null
          || !"avro/binary".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        byte[] bytes = encode(known);
        exchange.getResponseHeaders().add("Content-Type", "avro/binary");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private static byte[] encode(ExperimentSummaries value) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new SpecificDatumWriter<>(ExperimentSummaries.class).write(value, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
