package dev.assay.benchmarks.pipeline.ingestion;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Clients that post batches, each the next one when its last was answered.
 *
 * @param connections how many there are
 */
record Clients(HttpClient http, URI url, int connections) {

  /**
   * Posts all.
   *
   * @throws IllegalStateException when one is not accepted as a whole
   */
  void post(List<byte[]> bodies) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> clients =
          IntStream.range(0, connections)
              .mapToObj(client -> threads.submit(() -> postInTurn(bodies, next)))
              .toList();
      for (Future<Void> client : clients) {
        client.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch was not taken: " + e.getCause(), e.getCause());
    }
  }

  private Void postInTurn(List<byte[]> bodies, AtomicInteger next)
      throws IOException, InterruptedException {
    for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(bodies.get(i)))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != HttpURLConnection.HTTP_OK
          || !answer.body().contains("\"duplicate\":0,\"rejected\":0,")) {
        throw new IOException(answer.statusCode() + ": " + answer.body());
      }
    }
    return null;
  }
}
