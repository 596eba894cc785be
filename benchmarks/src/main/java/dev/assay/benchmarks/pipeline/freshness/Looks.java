package dev.assay.benchmarks.pipeline.freshness;

import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.serde.AvroBinary;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Asks the aggregator which probes it has. */
final class Looks {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http;
  private final HttpRequest request;
  private final Visibility visibility;
  private final long begun = System.nanoTime();
  private final AtomicLong looks = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final AvroBinary<ExperimentSummaries> avro = new AvroBinary<>(ExperimentSummaries.class);

  Looks(HttpClient http, URI aggregator, Visibility visibility) {
    this.http = http;
    this.visibility = visibility;
    request =
        HttpRequest.newBuilder(
                aggregator.resolve(
                    "/v1/experiments/%s/summaries?metric=%s"
                        .formatted(ProbeExperiment.ID, ProbeExperiment.METRIC)))
            .header("Accept", "avro/binary")
            .timeout(TIMEOUT)
            .build();
  }

  /** One look. */
  void look() throws IOException, InterruptedException {
    looks.incrementAndGet();
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (HttpTimeoutException e) {
      unanswered.incrementAndGet();
      return;
    }
    long received = System.nanoTime();
    if (response.statusCode() != HttpURLConnection.HTTP_OK) {
      unanswered.incrementAndGet();
      return;
    }
    for (CellSummary cell : avro.read(response.body()).getCells()) {
      for (MetricSummary metric : cell.getMetrics()) {
        visibility.answered(
            ProbeExperiment.partition(cell.getVariantId()), metric.getObservations(), received);
      }
    }
  }

  /** From one look to the next on average, in ms, since this was made. */
  double millisecondsEach() {
    return (System.nanoTime() - begun) / 1e6 / looks.get();
  }

  /** Looks so far that got an error instead of an answer. */
  long unanswered() {
    return unanswered.get();
  }
}
