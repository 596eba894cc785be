package dev.assay.assigner.api;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.exposure.ExposurePublisher;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.session.LiveSessions;
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
  private final ExposurePublisher exposures;
  private final LiveSessions sessions;
  private final Clock clock;

  AssignmentsController(
      ExperimentCatalog catalog, ExposurePublisher exposures, LiveSessions sessions, Clock clock) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.exposures = exposures;
    this.clock = clock;
  }

  @Post(consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
  String assign(@Body @Nullable String body) {
    AssignmentRequest request =
        AssignmentRequest.read(
            JsonText.read(body == null ? "" : body),
            clock.instant(),
            id -> catalog.find(id).isPresent());
    AssignmentAnswer answer = new AssignmentAnswer();
    for (Allocator allocator : catalog.started()) {
      Experiment experiment = allocator.experiment();
      if (!isAskedFor(request, experiment)) {
        continue;
      }
      LiveSessions.Answer said = sessions.allocate(allocator, request.subject(), request.at());
      answer.add(experiment.getId(), said);
      if (said.allocation() instanceof Assigned assigned && !said.isKept()) {
        exposures.publish(experiment, request.subject(), assigned, request.at());
      }
    }
    return answer.json();
  }

  private static boolean isAskedFor(AssignmentRequest request, Experiment experiment) {
    return request.experiments().isEmpty() || request.experiments().contains(experiment.getId());
  }
}
