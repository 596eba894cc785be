package dev.assay.assigner.api;

import dev.assay.access.http.ForClients;
import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.catalog.ExperimentIndex;
import dev.assay.assigner.evaluation.ConfigDecision;
import dev.assay.assigner.evaluation.Evaluation;
import dev.assay.assigner.evaluation.Evaluator;
import dev.assay.assigner.json.JsonText;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills in a caller's configuration: each key that it asks for with the override of its variant, or
 * with the default that it gave. Only experiments with these keys are asked, so that the caller is
 * exposed to no others.
 */
@Controller("/v1/config")
final class ConfigController {

  private final ExperimentCatalog catalog;
  private final Evaluator evaluator;
  private final Clock clock;

  ConfigController(ExperimentCatalog catalog, Evaluator evaluator, Clock clock) {
    this.catalog = catalog;
    this.evaluator = evaluator;
    this.clock = clock;
  }

  @Post(consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
  @ForClients
  @Operation(
      summary = "Fills in a caller's configuration",
      description = "And exposes the caller to the experiments that decide one of the keys.")
  @RequestBody(
      description = "Who calls, and the keys with their defaults",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CallSchemas.ConfigCall.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The configuration",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CallSchemas.Config.class)))
  @Refusals.BadRequest
  @Refusals.TooLarge
  @Refusals.UnsupportedType
  String fill(@Body @Nullable String body) {
    ConfigRequest request = ConfigRequest.read(body, clock.instant());
    ExperimentIndex index = catalog.index();
    Evaluation evaluation = evaluator.of(request.call().subject(), request.call().at());
    Map<String, @Nullable Object> config = new LinkedHashMap<>(request.defaults());
    Map<String, @Nullable Object> decidedBy = new LinkedHashMap<>();
    for (String name : request.defaults().keySet()) {
      index
          .key(name)
          .map(evaluation::decide)
          .ifPresent(
              decision -> {
                decision.value().ifPresent(value -> config.put(name, JsonText.read(value)));
                decision.source().ifPresent(source -> decidedBy.put(name, json(source)));
              });
    }
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("config", config);
    answer.put("decided_by", decidedBy);
    return JsonText.write(answer);
  }

  private static Map<String, @Nullable Object> json(ConfigDecision.Source source) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("experiment_id", source.experiment().getId());
    json.put("variant_id", source.variant().getId());
    json.put("reason", AssignmentAnswer.reason(source.answer()));
    return json;
  }
}
