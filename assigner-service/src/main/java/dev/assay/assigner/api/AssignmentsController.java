package dev.assay.assigner.api;

import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.evaluation.Evaluation;
import dev.assay.assigner.evaluation.Evaluator;
import dev.assay.schemas.avro.Experiment;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
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
