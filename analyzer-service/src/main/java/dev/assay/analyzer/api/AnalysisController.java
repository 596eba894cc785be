package dev.assay.analyzer.api;

import dev.assay.access.http.ForViewers;
import dev.assay.analyzer.client.AggregatorException;
import dev.assay.analyzer.publish.Analyst;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.InterimLook;
import dev.assay.schemas.table.TopicTable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;

/** Analyses, computed when they are asked for. */
@Controller("/v1/experiments")
final class AnalysisController {

  private final TopicTable<Experiment> experiments;
  private final TopicTable<Analysis> analyses;
  private final Analyst analyst;

  AnalysisController(
      TopicTable<Experiment> experiments, TopicTable<Analysis> analyses, Analyst analyst) {
    this.analyses = analyses;
    this.experiments = experiments;
    this.analyst = analyst;
  }

  /** 404 for an experiment that nobody knows, 503 with Retry-After when there are no totals. */
  @Get("/{id}/analysis")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ForViewers
  @Operation(summary = "Analyses an experiment with the data of this moment")
  @ApiResponse(
      responseCode = "200",
      description = "The analysis; figures that are not defined are null",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Analysis.class)))
  @ApiResponse(
      responseCode = "502",
      description = "The aggregator's answer cannot be used",
      content =
          @Content(
              mediaType = Problem.TYPE_NAME,
              schema = @Schema(implementation = Documents.Problem.class)))
  @ApiResponse(
      responseCode = "503",
      description = "There are no totals yet; Retry-After says when to ask again",
      content =
          @Content(
              mediaType = Problem.TYPE_NAME,
              schema = @Schema(implementation = Documents.Problem.class)))
  @NotFound
  HttpResponse<JsonNode> analysis(String id) throws InterruptedException {
    Experiment experiment = experiments.get(id).orElse(null);
    if (experiment == null) {
      return new Problem(HttpStatus.NOT_FOUND, "No experiment has the id " + id).toResponse();
    }
    try {
      return HttpResponse.ok(AvroJson.of(analyst.analyse(experiment, looks(id)).analysis()));
    } catch (AggregatorException e) {
      return AggregatorProblem.of(e);
    }
  }

  /** Those that were published; a look that is asked for over HTTP is not taken. */
  private List<InterimLook> looks(String id) {
    return analyses.get(id).map(Analysis::getLooks).orElse(List.of());
  }
}
