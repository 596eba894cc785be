package dev.assay.aggregator.api;

import dev.assay.access.http.ForViewers;
import dev.assay.aggregator.query.SummaryQuery;
import dev.assay.aggregator.query.UnavailableException;
import dev.assay.aggregator.store.Selection;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.AvroBinary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Summaries and progress, from all instances. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SummariesController {

  static final String AVRO = "avro/binary";

  /** No experiment's id: asks for the partitions alone. */
  static final String NO_EXPERIMENT = "";

  private final SummaryQuery query;
  private final AvroBinary<ExperimentSummaries> avro = new AvroBinary<>(ExperimentSummaries.class);

  SummariesController(SummaryQuery query) {
    this.query = query;
  }

  /** 404 for an experiment that is not known, 400 for a parameter that does not fit. */
  @Get(
      value = "/experiments/{id}/summaries",
      produces = {MediaType.APPLICATION_JSON, AVRO})
  @ForViewers
  @Operation(
      summary = "Shows an experiment's summaries",
      description =
          "By variant, slice and window, merged over all partitions, as of the last commit. A"
              + " partition whose instance does not answer is answered for by a standby, where"
              + " there is one, and named in partitions_from_standby; one that nobody answers for"
              + " is named in partitions_missing.")
  @ApiResponse(
      responseCode = "200",
      description = "The summaries; partial where partitions_missing is not empty",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = SummariesJson.class),
            examples = @ExampleObject(name = "One variant", value = Examples.SUMMARIES)),
        @Content(
            mediaType = AVRO,
            schema =
                @Schema(
                    type = "string",
                    format = "binary",
                    description = "The contract's record ExperimentSummaries, without a header"))
      })
  @Refusals.BadRequest
  @Refusals.NotFound
  @Refusals.TooLarge
  @Refusals.Unavailable
  @Refusals.Late
  HttpResponse<?> summaries(
      @Parameter(description = "The experiment", example = "greeting") @PathVariable String id,
      @Parameter(
              description = "Size of the windows: total (since the start), minute, hour or day",
              example = "hour",
              schema = @Schema(allowableValues = {"total", "minute", "hour", "day"}))
          @QueryValue(defaultValue = "total")
          String window,
      @Parameter(
              description = "Windows that begin then or later; not with the total",
              example = "2026-01-31T08:00:00Z")
          @QueryValue
          @Nullable String from,
      @Parameter(
              description = "Windows that begin before; not with the total",
              example = "2026-01-31T20:00:00Z")
          @QueryValue
          @Nullable String to,
      @Parameter(
              description = "Variants, one in each, such as control; default: all",
              explode = Explode.TRUE)
          @QueryValue
          @Nullable List<String> variant,
      @Parameter(
              description = "Metrics, one in each, such as completion; default: all",
              explode = Explode.TRUE)
          @QueryValue
          @Nullable List<String> metric,
      @Parameter(description = "Whether a partial answer is of no use: it is a 503 then")
          @QueryValue(defaultValue = "false")
          boolean complete,
      @Parameter(hidden = true) @Header(value = "Accept", defaultValue = MediaType.APPLICATION_JSON)
          String accept) {
    SummaryParameters.windowSize(window);
    Experiment experiment = query.experiment(id).orElse(null);
    if (experiment == null) {
      return Problems.of(404, "Unknown experiment", "No experiment has the id " + id);
    }
    ExperimentSummaries answer =
        query.read(SummaryParameters.selection(experiment, window, from, to, variant, metric));
    if (complete) {
      checkComplete(answer);
    }
    return accept.contains(AVRO)
        ? HttpResponse.ok(avro.write(answer)).contentType(AVRO)
        : HttpResponse.ok(SummariesJson.of(answer)).contentType(MediaType.APPLICATION_JSON);
  }

  /** How far all partitions have been read. */
  @Get("/progress")
  @ForViewers
  @Operation(
      summary = "Shows how far the topics have been read",
      description = "By partition: what the summaries cover, and what became of the records.")
  @ApiResponse(
      responseCode = "200",
      description = "The partitions that were answered for",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = SummariesJson.ProgressView.class),
              examples = @ExampleObject(name = "One partition", value = Examples.PROGRESS)))
  @Refusals.Unavailable
  @Refusals.Late
  SummariesJson.ProgressView progress() {
    return SummariesJson.progress(query.read(Selection.all(NO_EXPERIMENT, WindowSize.TOTAL)));
  }

  private static void checkComplete(ExperimentSummaries answer) {
    List<Integer> missing = SummariesJson.missing(answer);
    if (!missing.isEmpty()) {
      throw new UnavailableException(
          "Partitions %s of %d are not answered for"
              .formatted(missing, answer.getPartitionsExpected()));
    }
  }
}
