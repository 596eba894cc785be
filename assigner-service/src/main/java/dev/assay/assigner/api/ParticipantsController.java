package dev.assay.assigner.api;

import dev.assay.access.http.ForViewers;
import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.sticky.StickyStore;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says who is in which variant. */
@Controller("/v1/experiments/{id}/participants")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ParticipantsController {

  private final ExperimentCatalog catalog;
  private final StickyStore store;

  ParticipantsController(ExperimentCatalog catalog, StickyStore store) {
    this.catalog = catalog;
    this.store = store;
  }

  @Get(produces = MediaType.APPLICATION_JSON)
  @ForViewers
  @Operation(summary = "Lists who is in which variant")
  @ApiResponse(
      responseCode = "200",
      description = "A page of them",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Participants.class)))
  @Refusals.BadRequest
  @Refusals.NotFound
  String list(
      @Parameter(
              description = ExperimentDocumentation.ID,
              example = ExperimentDocumentation.EXAMPLE)
          @PathVariable
          String id,
      @Parameter(description = "Of this variant alone") @QueryValue @Nullable String variant,
      @Parameter(description = "How many at most: 1 to 1,000; default: 100", example = "10")
          @QueryValue
          @Nullable String limit,
      @Parameter(description = "The next_cursor of the page before") @QueryValue
          @Nullable String cursor) {
    Map<String, @Nullable String> parameters = new HashMap<>();
    parameters.put("variant", variant);
    parameters.put("limit", limit);
    parameters.put("cursor", cursor);
    ParticipantList list = ParticipantList.read(catalog.get(id), parameters::get);
    return JsonText.write(
        ParticipantList.page(store.participants(id, list.variant(), list.after(), list.limit())));
  }
}
