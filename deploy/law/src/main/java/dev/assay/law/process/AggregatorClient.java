package dev.assay.law.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.TrustedRecords;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks one instance of the aggregator over HTTP.
 *
 * @param url for example {@code http://127.0.0.1:8082}
 * @param managementUrl of its health and metrics, for example {@code http://127.0.0.1:8092}
 */
public record AggregatorClient(HttpClient http, String url, String managementUrl) {

  static {
    TrustedRecords.install();
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Whether it is up, as its management endpoint says. */
  public boolean isHealthy() throws IOException, InterruptedException {
    return manage("/health").statusCode() == HttpURLConnection.HTTP_OK;
  }

  /**
   * The offset after the last record whose effect the queries show, of the partitions that the
   * instance answers for; empty while it cannot say.
   */
  public Optional<Map<TopicPartition, Long>> progress() throws IOException, InterruptedException {
    HttpResponse<byte[]> response = get("/v1/progress", "application/json");
    if (!isAnswer(response)) {
      return Optional.empty();
    }
    JsonNode json = JSON.readTree(response.body());
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (JsonNode partition : json.get("partitions")) {
      int number = partition.get("partition").asInt();
      partition
          .get("next_offsets")
          .properties()
          .forEach(
              entry ->
                  offsets.put(
                      new TopicPartition(entry.getKey(), number), entry.getValue().asLong()));
    }
    return Optional.of(offsets);
  }

  /** The answer to a query; empty while partitions cannot be asked. */
  public Optional<ExperimentSummaries> summaries(String experimentId, WindowSize size)
      throws IOException, InterruptedException {
    String window = size.name().toLowerCase(Locale.ROOT);
    HttpResponse<byte[]> response =
        get(
            "/v1/experiments/%s/summaries?window=%s".formatted(experimentId, window),
            "avro/binary");
    if (!isAnswer(response)) {
      return Optional.empty();
    }
    return Optional.of(read(response));
  }

  /**
   * What the instance itself has of the first so many partitions.
   *
   * @param standby whether those that it only follows are wanted too
   */
  public ExperimentSummaries local(int partitions, boolean standby)
      throws IOException, InterruptedException {
    String numbers =
        IntStream.range(0, partitions).mapToObj(String::valueOf).collect(Collectors.joining(","));
    HttpResponse<byte[]> response =
        get(
            "/internal/v1/summaries?window=total&partitions=%s&standby=%s"
                .formatted(numbers, standby),
            "avro/binary");
    if (!isAnswer(response)) {
      throw new IOException(response.uri() + " has no answer");
    }
    return read(response);
  }

  private static ExperimentSummaries read(HttpResponse<byte[]> response) throws IOException {
    SpecificDatumReader<ExperimentSummaries> reader =
        new SpecificDatumReader<>(
            ExperimentSummaries.getClassSchema(),
            ExperimentSummaries.getClassSchema(),
            SpecificData.getForClass(ExperimentSummaries.class));
    return reader.read(null, DecoderFactory.get().binaryDecoder(response.body(), null));
  }

  private static boolean isAnswer(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() == HttpURLConnection.HTTP_UNAVAILABLE) {
      return false;
    }
    if (response.statusCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException(
          "%s answered %d: %s"
              .formatted(
                  response.uri(),
                  response.statusCode(),
                  new String(response.body(), StandardCharsets.UTF_8)));
    }
    return true;
  }

  /** Whatever it answers to a path of its health and metrics. */
  public HttpResponse<byte[]> manage(String path) throws IOException, InterruptedException {
    return ask(managementUrl + path, "*/*");
  }

  /** Whatever it answers to a path with its query. */
  public HttpResponse<byte[]> get(String path, String accept)
      throws IOException, InterruptedException {
    return ask(url + path, accept);
  }

  private HttpResponse<byte[]> ask(String address, String accept)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Accept", accept)
            .timeout(TIMEOUT)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }
}
