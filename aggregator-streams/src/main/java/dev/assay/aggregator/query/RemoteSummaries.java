package dev.assay.aggregator.query;

import dev.assay.access.client.OwnToken;
import dev.assay.aggregator.store.AnswerTooLargeException;
import dev.assay.aggregator.store.Selection;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.serde.AvroBinary;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.HostInfo;

/** Asks another instance for its partitions. */
final class RemoteSummaries implements Reader {

  /** An answer is as large as what is stored, and its names. */
  private static final int MOST_BYTES = (int) (2 * LocalSummaries.MOST_BYTES);

  private final HttpClient http;
  private final OwnToken token;
  private final Semaphore permits;
  private final AvroBinary<ExperimentSummaries> avro = new AvroBinary<>(ExperimentSummaries.class);

  /**
   * @param connectTimeout after which an instance is taken for gone
   * @param concurrency how many are asked at the same time
   * @param token as whom they are asked
   */
  RemoteSummaries(Duration connectTimeout, int concurrency, OwnToken token) {
    this.token = token;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .build();
    this.permits = new Semaphore(concurrency);
  }

  @Override
  public CompletableFuture<ExperimentSummaries> read(
      HostInfo host, Question question, Duration timeout) {
    try {
      if (!permits.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        return CompletableFuture.failedFuture(
            new IOException("Too many instances are being asked (assay.query.concurrency)"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(e);
    }
    HttpRequest request =
        token.on(HttpRequest.newBuilder(uri(host, question))).timeout(timeout).build();
    return http.sendAsync(request, answer -> new BoundedBody(MOST_BYTES))
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete((response, error) -> permits.release())
        .thenApply(this::answer);
  }

  private ExperimentSummaries answer(HttpResponse<byte[]> response) {
    return switch (response.statusCode()) {
      case HttpURLConnection.HTTP_OK -> avro.read(response.body());
      case HttpURLConnection.HTTP_ENTITY_TOO_LARGE ->
          throw new AnswerTooLargeException(LocalSummaries.MOST_BYTES);
      default ->
          throw new CompletionException(
              new IOException("Status %d".formatted(response.statusCode())));
    };
  }

  private static URI uri(HostInfo host, Question question) {
    Selection selection = question.selection();
    return URI.create(
        "http://%s:%d/internal/v1/summaries?experiment=%s&window=%s&from=%d&to=%d&variants=%s&metrics=%s&partitions=%s&standby=%s"
            .formatted(
                host.host(),
                host.port(),
                encoded(selection.experimentId()),
                selection.size().name(),
                selection.from(),
                selection.to(),
                list(selection.variants()),
                list(selection.metrics()),
                list(question.partitions()),
                question.standby()));
  }

  /** Names may have commas: each is encoded by itself, and again by the one around it. */
  private static String list(Collection<?> values) {
    return values.stream()
        .map(value -> encoded(encoded(value.toString())))
        .collect(Collectors.joining(","));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
