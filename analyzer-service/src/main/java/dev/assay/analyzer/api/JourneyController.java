package dev.assay.analyzer.api;

import dev.assay.access.http.ForViewers;
import dev.assay.analyzer.api.CurrentAnalyses.Misfit;
import dev.assay.analyzer.client.AggregatorClient;
import dev.assay.analyzer.client.AggregatorException;
import dev.assay.analyzer.journey.Journey;
import dev.assay.analyzer.journey.Slice;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.PartitionProgress;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an experiment's conversations go. */
@Controller("/v1/experiments")
final class JourneyController {

  private final TopicTable<Experiment> experiments;
  private final AggregatorClient aggregator;
  private final CurrentJourneys journeys;

  JourneyController(
      TopicTable<Experiment> experiments, AggregatorClient aggregator, CurrentJourneys journeys) {
    this.experiments = experiments;
    this.aggregator = aggregator;
    this.journeys = journeys;
  }

  /** 400 for a window, dimension or slice that there is none of. */
  @Get("/{id}/journey")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ForViewers
  @Operation(
      summary = "Shows the funnel and the sentiment of each variant",
      description =
          "The funnel by units that reached each stage, the times between stages, and sentiments:"
              + " mean, spread and label since the start, low and high point and trend over the"
              + " latest 720 windows. Only what the experiment's metrics tell; the rest is in"
              + " left_out, with the reason.")
  @ApiResponse(
      responseCode = "200",
      description = "The journey",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Journey.class)))
  @BadRequest
  @Unavailable
  @NotFound
  HttpResponse<?> journey(
      String id,
      @Parameter(description = "Of the trend: day, hour or minute; default hour") @QueryValue
          @Nullable String window,
      @Parameter(description = "With slice: only units with this value; default all units")
          @QueryValue
          @Nullable String dimension,
      @Parameter(description = "The dimension's value") @QueryValue @Nullable String slice)
      throws InterruptedException {
    Experiment experiment = experiments.get(id).orElse(null);
    if (experiment == null) {
      return CurrentAnalyses.unknown(id);
    }
    try {
      ReportController.check("window", window, List.of("day", "hour", "minute"));
      ReportController.check("dimension", dimension, experiment.getDimensions());
      if ((dimension == null) != (slice == null)) {
        throw new Misfit(dimension == null ? "dimension" : "slice", "missing", "both or neither");
      }
      ExperimentSummaries totals = aggregator.totals(id);
      ReportController.check("slice", slice, slices(totals, dimension));
      return HttpResponse.ok(
          document(
              experiment,
              totals,
              window == null ? CurrentJourneys.DEFAULT_WINDOW : window,
              new Slice(dimension, slice)));
    } catch (AggregatorException e) {
      return AggregatorProblem.of(e);
    } catch (Misfit e) {
      return e.toResponse();
    }
  }

  private JsonNode document(
      Experiment experiment, ExperimentSummaries totals, String window, Slice slice)
      throws InterruptedException {
    Journey journey = journeys.of(experiment, totals, window, slice);
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("experiment_id", experiment.getId());
    document.put("experiment_version", experiment.getVersion());
    document.put("dimension", slice.dimension());
    document.put("slice_value", slice.value());
    document.put("window", window);
    document.put("data_until", dataUntil(totals));
    document.put("partitions_answered", totals.getPartitions().size());
    document.put("partitions_expected", totals.getPartitionsExpected());
    document.put("variants", journey.variants());
    document.put("left_out", journey.leftOut());
    return AvroJson.node(document);
  }

  private static List<String> slices(ExperimentSummaries totals, @Nullable String dimension) {
    return totals.getCells().stream()
        .filter(cell -> dimension != null && dimension.equals(cell.getDimension()))
        .map(CellSummary::getSliceValue)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  private static @Nullable Instant dataUntil(ExperimentSummaries totals) {
    return totals.getPartitions().stream()
        .map(PartitionProgress::getEventTime)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }
}
