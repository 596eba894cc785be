package dev.assay.benchmarks.pipeline;

import dev.assay.benchmarks.pipeline.log.Expected;
import dev.assay.benchmarks.pipeline.process.Runner;
import dev.assay.benchmarks.pipeline.runner.CountServer;
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
import java.util.Map;
import java.util.TreeMap;

/** Asks a runner what it counted and compares it with what the log holds. */
final class Answers {

  private final HttpClient http;
  private final URI url;
  private final Expected expected;
  private final AvroBinary<ExperimentSummaries> avro = new AvroBinary<>(ExperimentSummaries.class);

  Answers(HttpClient http, URI url, Expected expected) {
    this.http = http;
    this.url = url;
    this.expected = expected;
  }

  /**
   * Compares.
   *
   * @return what was compared
   * @throws WrongAnswer when something differs: its speed means nothing
   */
  String check(Runner runner) throws IOException, InterruptedException {
    return switch (runner) {
      case CONSUMER, PASS_THROUGH -> {
        compare(Map.of(CountServer.RECORDS, expected.records()), counts());
        yield "records";
      }
      case PLAIN_DSL, PLAIN_DSL_WINDOWS -> {
        compare(expected.observations(), counts());
        yield "observations of every variant and metric";
      }
      case FLINK, FLINK_TOTALS -> {
        Map<String, Long> both = new TreeMap<>(expected.observations());
        both.putAll(expected.units());
        compare(both, counts());
        yield "units and observations of every variant and metric";
      }
      case ASSAY -> {
        compareSummaries();
        yield "units and observations of every variant and metric";
      }
    };
  }

  private void compareSummaries() throws IOException, InterruptedException {
    Map<String, Long> units = new TreeMap<>();
    Map<String, Long> observations = new TreeMap<>();
    for (String experiment : expected.experiments()) {
      for (CellSummary cell : summaries(experiment).getCells()) {
        String variant = experiment + " " + cell.getVariantId();
        units.put(variant, cell.getUnits());
        for (MetricSummary metric : cell.getMetrics()) {
          observations.put(variant + " " + metric.getMetric(), metric.getObservations());
        }
      }
    }
    compare(expected.units(), units);
    compare(expected.observations(), observations);
  }

  private ExperimentSummaries summaries(String experiment)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/v1/experiments/" + experiment + "/summaries"))
            .header("Accept", "avro/binary")
            .build();
    return avro.read(body(http.send(request, HttpResponse.BodyHandlers.ofByteArray())));
  }

  private Map<String, Long> counts() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url.resolve(CountServer.PATH)).build();
    Map<String, Long> counts = new TreeMap<>();
    body(http.send(request, HttpResponse.BodyHandlers.ofString()))
        .lines()
        .map(line -> line.split("\t", -1))
        .forEach(fields -> counts.put(fields[0], Long.valueOf(fields[1])));
    return counts;
  }

  private static <T> T body(HttpResponse<T> response) {
    if (response.statusCode() != HttpURLConnection.HTTP_OK) {
      throw new WrongAnswer(response.uri() + " answers " + response.statusCode());
    }
    return response.body();
  }

  private static void compare(Map<String, Long> expected, Map<String, Long> actual) {
    for (var entry : expected.entrySet()) {
      long counted = actual.getOrDefault(entry.getKey(), 0L);
      if (counted != entry.getValue()) {
        throw new WrongAnswer(
            "%s should be %d and is %d".formatted(entry.getKey(), entry.getValue(), counted));
      }
    }
    if (!expected.keySet().containsAll(actual.keySet())) {
      throw new WrongAnswer("something was counted that is not in the log: " + actual.keySet());
    }
  }
}
