package dev.assay.assigner.api;

import dev.assay.access.http.ForViewers;
import dev.assay.assigner.definition.MetricCatalog;
import dev.assay.assigner.definition.MetricJson;
import dev.assay.assigner.json.JsonText;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;

/** Shows the built-in metrics. */
@Controller("/v1/metrics")
final class MetricsController {

  @Get(produces = MediaType.APPLICATION_JSON)
  @ForViewers
  @Operation(summary = "Lists the built-in metrics")
  @ApiResponse(
      responseCode = "200",
      description = "The metrics",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Metrics.class)))
  String list() {
    List<?> metrics = MetricCatalog.all().stream().map(MetricJson::write).toList();
    return JsonText.write(Map.of("metrics", metrics));
  }
}
