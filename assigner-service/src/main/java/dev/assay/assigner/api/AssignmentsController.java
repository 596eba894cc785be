package dev.assay.assigner.api;

import dev.assay.access.http.ForClients;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.evaluation.Evaluation;
import dev.assay.assigner.evaluation.Evaluator;
import dev.assay.schemas.avro.Experiment;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Says which variants a caller gets, and has each exposure published. */
@Controller("/v1/assignments")
final class AssignmentsController {

  private final ExperimentCatalog catalog;
  private final Evaluator evaluator;
  private final Clock clock;

  AssignmentsController(ExperimentCatalog catalog, Evaluator evaluator, Clock clock) {
    this.catalog = catalog;
    this.evaluator = evaluator;
    this.clock = clock;
  }

  @Post(consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
  @ForClients
  @Operation(
      summary = "Says which variants a caller gets",
      description = "And exposes the caller to each experiment that it is assigned in.")
  @RequestBody(
      description = "Who calls",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CallSchemas.AssignmentCall.class)))
  @ApiResponse(
      responseCode = "200",
      description = "What the caller gets",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CallSchemas.Assignments.class)))
  @Refusals.BadRequest
  @Refusals.TooLarge
  @Refusals.UnsupportedType
  String assign(@Body @Nullable String body) {
    AssignmentRequest request =
        AssignmentRequest.read(body, clock.instant(), id -> catalog.find(id).isPresent());
    Evaluation evaluation = evaluator.of(request.call().subject(), request.call().at());
    AssignmentAnswer answer = new AssignmentAnswer();
    for (Allocator allocator : catalog.index().started()) {
      Experiment experiment = allocator.experiment();
      if (isAskedFor(request, experiment)) {
        answer.add(experiment, evaluation.ask(allocator));
      }
    }
    return answer.json();
  }

  private static boolean isAskedFor(AssignmentRequest request, Experiment experiment) {
    return request.experiments().isEmpty() || request.experiments().contains(experiment.getId());
  }
}
