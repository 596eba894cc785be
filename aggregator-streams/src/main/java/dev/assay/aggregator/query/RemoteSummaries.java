package dev.assay.aggregator.query;

import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.AvroBinary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks another instance for its partitions. */
final class RemoteSummaries {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteSummaries.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final AvroBinary<ExperimentSummaries> avro = new AvroBinary<>(ExperimentSummaries.class);

  /** What the owner answers; empty when it does not. */
  CompletableFuture<Optional<ExperimentSummaries>> read(
      Owner owner, String experimentId, WindowSize size) {
    String partitions =
        owner.partitions().stream().map(String::valueOf).collect(Collectors.joining(","));
    URI uri =
        URI.create(
            "http://%s:%d/internal/v1/summaries?experiment=%s&window=%s&partitions=%s"
                .formatted(
                    owner.host().host(),
                    owner.host().port(),
                    URLEncoder.encode(experimentId, StandardCharsets.UTF_8),
                    size.name(),
                    partitions));
    return http.sendAsync(
            HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(), BodyHandlers.ofByteArray())
        .thenApply(
            response -> {
              if (response.statusCode() != OK) {
                throw new UncheckedIOException(
                    new IOException("Status %d from %s".formatted(response.statusCode(), uri)));
              }
              return Optional.of(avro.read(response.body()));
            })
        .exceptionally(
            error -> {
              LOG.warn("{} did not answer: {}", uri, error.getMessage());
              return Optional.empty();
            });
  }
}
