package dev.assay.benchmarks.pipeline.query;

import dev.assay.benchmarks.pipeline.log.Experiments;
import dev.assay.benchmarks.pipeline.measure.Distribution;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * Asks one instance after the other for one whole experiment after the other, each when the answer
 * before has come.
 *
 * @param instances of the aggregator
 * @param experiments that there are
 */
record Questions(HttpClient http, List<URI> instances, int experiments) {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /**
   * What was seen.
   *
   * @param times from the request to the last byte of the answer
   * @param answerBytes of an answer, on average
   */
  record Answered(Distribution times, long answerBytes) {}

  /**
   * Asks.
   *
   * @param warmUp questions that are asked before and not measured
   * @throws IllegalStateException when one was not answered for all partitions
   */
  Answered ask(Form form, int warmUp, int requests) throws IOException, InterruptedException {
    long[] nanos = new long[requests];
    long bytes = 0;
    for (int number = -warmUp; number < requests; number++) {
      HttpRequest request = request(form, number + warmUp);
      long begun = System.nanoTime();
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      long ended = System.nanoTime();
      if (response.statusCode() != HttpURLConnection.HTTP_OK) {
        throw new IllegalStateException(request.uri() + " answers " + response.statusCode());
      }
      if (number >= 0) {
        nanos[number] = ended - begun;
        bytes += response.body().length;
      }
    }
    return new Answered(Distribution.ofNanos(nanos), bytes / requests);
  }

  private HttpRequest request(Form form, int number) {
    URI instance = instances.get(number % instances.size());
    String experiment = Experiments.id(number / instances.size() % experiments);
    return HttpRequest.newBuilder(
            instance.resolve(
                // Partial answers are refused: they would come sooner.
                "/v1/experiments/%s/summaries?window=total&complete=true".formatted(experiment)))
        .header("Accept", form.mediaType())
        .timeout(TIMEOUT)
        .build();
  }
}
