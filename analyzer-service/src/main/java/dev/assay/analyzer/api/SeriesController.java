package dev.assay.analyzer.api;

import dev.assay.access.http.ForViewers;
import dev.assay.analyzer.api.CurrentAnalyses.Misfit;
import dev.assay.analyzer.client.AggregatorClient;
import dev.assay.analyzer.client.AggregatorException;
import dev.assay.analyzer.series.History;
import dev.assay.analyzer.series.HistoryPoint;
import dev.assay.analyzer.series.WindowPoint;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.table.TopicTable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An experiment's figures over time. */
@Controller("/v1/experiments")
final class SeriesController {

  /** Four weeks of hours; of minutes half a day. */
  private static final int MOST_WINDOWS = 720;

  private final TopicTable<Experiment> experiments;
  private final AggregatorClient aggregator;
  private final History history;

  SeriesController(
      TopicTable<Experiment> experiments, AggregatorClient aggregator, History history) {
    this.experiments = experiments;
    this.aggregator = aggregator;
    this.history = history;
  }

  /** 400 for a metric that the experiment does not have, or a window that there is none of. */
  @Get("/{id}/series")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ForViewers
  @Operation(
      summary = "Shows a metric over time",
      description =
          "By window: each variant's figure of what happened in the window, for the latest 720"
              + " windows. A unit that is active in several windows counts in each, so units do"
              + " not add up. As history: units, difference, lift and confidence sequence of the"
              + " totals, at each analysis that was published since the analyzer started, thinned"
              + " evenly to at most 1,000 and the latest.")
  @ApiResponse(
      responseCode = "200",
      description = "The windows and the history, oldest first",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Series.class)))
  @BadRequest
  @Unavailable
  @NotFound
  HttpResponse<?> series(
      String id,
      @Parameter(description = "Default: the primary one") @QueryValue @Nullable String metric,
      @Parameter(description = "day, hour or minute; default day") @QueryValue
          @Nullable String window)
      throws InterruptedException {
    Experiment experiment = experiments.get(id).orElse(null);
    if (experiment == null) {
      return CurrentAnalyses.unknown(id);
    }
    try {
      ReportController.check("metric", metric, ReportController.metrics(experiment));
      ReportController.check("window", window, List.of("day", "hour", "minute"));
      return HttpResponse.ok(
          document(
              experiment,
              metric == null ? experiment.getPrimaryMetric() : metric,
              window == null ? "day" : window));
    } catch (AggregatorException e) {
      return AggregatorProblem.of(e);
    } catch (Misfit e) {
      return e.toResponse();
    }
  }

  private JsonNode document(Experiment experiment, String metric, String window)
      throws InterruptedException {
    List<WindowPoint> windows =
        WindowPoint.of(experiment, aggregator.summaries(experiment.getId(), window), metric);
    int left = Math.max(0, windows.size() - MOST_WINDOWS);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("experiment_id", experiment.getId());
    document.put("metric", metric);
    document.put("window", window);
    document.put("windows_left_out", left);
    document.put("windows", windows.subList(left, windows.size()));
    document.put(
        "history",
        history.of(experiment.getId()).stream().map(point -> of(point, metric)).toList());
    return AvroJson.node(document);
  }

  private static HistoryPoint of(HistoryPoint point, String metric) {
    return new HistoryPoint(
        point.computedAt(),
        point.dataUntil(),
        point.units(),
        point.effects().stream().filter(effect -> effect.metric().equals(metric)).toList());
  }
}
