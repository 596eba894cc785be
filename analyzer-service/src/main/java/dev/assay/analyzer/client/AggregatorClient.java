package dev.assay.analyzer.client;

import dev.assay.access.client.OwnToken;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.serde.AvroBinary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.avro.AvroRuntimeException;
import org.jspecify.annotations.Nullable;

/** Asks the aggregator over HTTP. Safe for use by several threads. */
public final class AggregatorClient implements AutoCloseable {

  private static final String AVRO = "avro/binary";

  private static final AvroBinary<ExperimentSummaries> SUMMARIES =
      new AvroBinary<>(ExperimentSummaries.class);

  private final URI base;
  private final Duration timeout;
  private final OwnToken token;
  private final HttpClient http;

  /**
   * A client of one aggregator.
   *
   * @param base without a path
   * @param timeout for the connection, and for the whole answer
   * @param token as whom
   */
  public AggregatorClient(URI base, Duration timeout, OwnToken token) {
    this.token = token;
    this.base = base;
    this.timeout = timeout;
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  /**
   * An experiment's totals since its start.
   *
   * @throws AggregatorException when there is no answer
   */
  public ExperimentSummaries totals(String experimentId) throws InterruptedException {
    return summaries(experimentId, "total");
  }

  /**
   * An experiment's summaries by window.
   *
   * @param window total, minute, hour or day
   * @throws AggregatorException when there is no answer
   */
  public ExperimentSummaries summaries(String experimentId, String window)
      throws InterruptedException {
    String id = URLEncoder.encode(experimentId, StandardCharsets.UTF_8).replace("+", "%20");
    HttpRequest request =
        token
            .on(
                HttpRequest.newBuilder(
                    base.resolve("/v1/experiments/" + id + "/summaries?window=" + window)))
            .header("Accept", AVRO)
            .timeout(timeout)
            .build();
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AggregatorException.Unreachable(base.toString(), e);
    }
    return switch (response.statusCode()) {
      case HttpURLConnection.HTTP_OK -> read(response);
      case HttpURLConnection.HTTP_NOT_FOUND ->
          throw new AggregatorException.UnknownExperiment(experimentId);
      case HttpURLConnection.HTTP_UNAVAILABLE, HttpURLConnection.HTTP_GATEWAY_TIMEOUT ->
          throw new AggregatorException.Unavailable(retryAfter(response));
      default -> throw new AggregatorException.Unusable("status " + response.statusCode(), null);
    };
  }

  private static ExperimentSummaries read(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("none");
    if (!type.startsWith(AVRO)) {
      throw new AggregatorException.Unusable("content type " + type, null);
    }
    try {
      return SUMMARIES.read(response.body());
    } catch (UncheckedIOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new AggregatorException.Unusable("it is no Avro of summaries", e);
    }
  }

  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,9}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(null);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
