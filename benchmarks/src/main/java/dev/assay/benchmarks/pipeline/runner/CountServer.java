package dev.assay.benchmarks.pipeline.runner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells over HTTP what a runner has counted: one line for each count, with a tab before it. */
public final class CountServer {

  /** The path that is asked. */
  public static final String PATH = "/counts";

  /** What a runner that only reads has counted. */
  public static final String RECORDS = "records";

  private CountServer() {}

  /** Listens until the process ends. */
  public static void start(int port, Supplier<Map<String, Long>> counts) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.createContext(PATH, exchange -> answer(exchange, counts.get()));
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, Map<String, Long> counts) throws IOException {
    byte[] lines =
        new TreeMap<>(counts)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, lines.length);
      exchange.getResponseBody().write(lines);
    }
  }
}
