package dev.assay.assigner.api;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.definition.ExperimentJson;
import dev.assay.assigner.exposure.ExposurePublisher;
import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.avro.Experiment;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which variants a caller gets, and has each exposure published. */
@Controller("/v1/assignments")
final class AssignmentsController {

  private final ExperimentCatalog catalog;
  private final ExposurePublisher exposures;
  private final Clock clock;

  AssignmentsController(ExperimentCatalog catalog, ExposurePublisher exposures, Clock clock) {
    this.catalog = catalog;
    this.exposures = exposures;
    this.clock = clock;
  }

  /** Where two experiments override one key, the one that started first holds. */
  @Post(consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
  String assign(@Body @Nullable String body) {
    AssignmentRequest request =
        AssignmentRequest.read(
            JsonText.read(body == null ? "" : body),
            clock.instant(),
            id -> catalog.find(id).isPresent());
    List<Map<String, @Nullable Object>> assignments = new ArrayList<>();
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    for (Allocator allocator : catalog.started()) {
      Experiment experiment = allocator.experiment();
      if (isAskedFor(request, experiment)
          && allocator.allocate(request.subject(), request.at()) instanceof Assigned assigned) {
        exposures.publish(experiment, request.subject(), assigned, request.at());
        Map<String, @Nullable Object> overrides = ExperimentJson.overrides(assigned.variant());
        assignments.add(json(experiment, assigned));
        overrides.keySet().removeAll(config.keySet());
        config.putAll(overrides);
      }
    }
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("assignments", assignments);
    answer.put("config", config);
    return JsonText.write(answer);
  }

  private static boolean isAskedFor(AssignmentRequest request, Experiment experiment) {
    return request.experiments().isEmpty() || request.experiments().contains(experiment.getId());
  }

  private static Map<String, @Nullable Object> json(Experiment experiment, Assigned assigned) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("experiment_id", experiment.getId());
    json.put("variant_id", assigned.variant().getId());
    json.put("reason", assigned.reason().name().toLowerCase(Locale.ROOT));
    json.put("bucket", assigned.bucket());
    json.put("propensity", assigned.propensity());
    json.put("config_overrides", ExperimentJson.overrides(assigned.variant()));
    return json;
  }
}
