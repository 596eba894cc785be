package dev.assay.assigner.api;

import dev.assay.access.http.ForEditors;
import dev.assay.access.http.ForViewers;
import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.avro.AuditEntry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Defines experiments and shows them. */
@Controller("/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExperimentsController {

  private final ExperimentCatalog catalog;
  private final Clock clock;

  ExperimentsController(ExperimentCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Post
  @ForEditors
  @Operation(
      summary = "Creates an experiment",
      description = "As a draft. What is already there, defined alike, stays as it is.")
  @RequestBody(
      description = "The definition",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Creation.class)))
  @ExperimentDocumentation.Created
  @Refusals.BadRequest
  @Refusals.Conflict
  @Refusals.TooLarge
  @Refusals.UnsupportedType
  @Refusals.Unavailable
  HttpResponse<String> create(
      @Body @Nullable String body, @Parameter(hidden = true) Authentication caller) {
    return created(CreateBody.read(body, caller, clock.instant()));
  }

  @Get
  @ForViewers
  @Operation(summary = "Lists experiments")
  @ApiResponse(
      responseCode = "200",
      description = "A page of them",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Page.class)))
  @Refusals.BadRequest
  String list(
      @Parameter(description = "States, with commas between them", example = "draft,running")
          @QueryValue
          @Nullable String state,
      @Parameter(description = "Types, with commas between them", example = "voice") @QueryValue
          @Nullable String type,
      @Parameter(description = "The owner") @QueryValue @Nullable String owner,
      @Parameter(description = "A text in the id, the name or the description") @QueryValue
          @Nullable String q,
      @Parameter(
              description = "id, name, created_at or started_at; with - before it downwards",
              example = "-started_at")
          @QueryValue
          @Nullable String sort,
      @Parameter(description = "How many at most: 1 to 1,000; default: 100", example = "10")
          @QueryValue
          @Nullable String limit,
      @Parameter(description = "The next_cursor of the page before") @QueryValue
          @Nullable String cursor) {
    Map<String, @Nullable String> parameters = new HashMap<>();
    parameters.put("state", state);
    parameters.put("type", type);
    parameters.put("owner", owner);
    parameters.put("q", q);
    parameters.put("sort", sort);
    parameters.put("limit", limit);
    parameters.put("cursor", cursor);
    return JsonText.write(ExperimentList.read(parameters::get).page(catalog.all()));
  }

  @Get("/{id}")
  @ForViewers
  @Operation(summary = "Shows an experiment")
  @ExperimentDocumentation.Present
  @Refusals.NotFound
  HttpResponse<String> get(
      @Parameter(
              description = ExperimentDocumentation.ID,
              example = ExperimentDocumentation.EXAMPLE)
          @PathVariable
          String id) {
    return ExperimentAnswer.of(catalog.get(id));
  }

  @Patch("/{id}")
  @ForEditors
  @Operation(
      summary = "Changes a definition",
      description =
          "A draft may become anything; while it runs only what keeps the analysis valid may change.")
  @RequestBody(
      description = "What changes",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Redefinition.class)))
  @ExperimentDocumentation.Present
  @Refusals.OfAChange
  HttpResponse<String> redefine(
      @Parameter(
              description = ExperimentDocumentation.ID,
              example = ExperimentDocumentation.EXAMPLE)
          @PathVariable
          String id,
      @Body @Nullable String body,
      @Parameter(
              description = ExperimentDocumentation.IF_MATCH,
              example = ExperimentDocumentation.TAG)
          @Header(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @Parameter(hidden = true) Authentication caller) {
    ChangeBody.Redefinition redefinition =
        ChangeBody.readRedefinition(body, ifMatch, caller, clock.instant());
    return ExperimentAnswer.of(catalog.redefine(id, redefinition::of, redefinition.request()));
  }

  @Delete("/{id}")
  @ForEditors
  @Operation(summary = "Deletes what was never started")
  @ExperimentDocumentation.Change
  @ApiResponse(responseCode = "204", description = "It is gone")
  @Refusals.OfAChange
  HttpResponse<String> delete(
      @Parameter(
              description = ExperimentDocumentation.ID,
              example = ExperimentDocumentation.EXAMPLE)
          @PathVariable
          String id,
      @Body @Nullable String body,
      @Parameter(
              description = ExperimentDocumentation.IF_MATCH,
              example = ExperimentDocumentation.TAG)
          @Header(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @Parameter(hidden = true) Authentication caller) {
    catalog.delete(id, ChangeBody.read(body, ifMatch, caller, clock.instant()));
    return HttpResponse.noContent();
  }

  @Post("/{id}/clone")
  @ForEditors
  @Operation(summary = "Makes a draft of another experiment")
  @RequestBody(
      description = "Its id, and what differs",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Clone.class)))
  @ExperimentDocumentation.Created
  @Refusals.BadRequest
  @Refusals.NotFound
  @Refusals.Conflict
  @Refusals.TooLarge
  @Refusals.UnsupportedType
  @Refusals.Unavailable
  HttpResponse<String> copy(
      @Parameter(
              description = ExperimentDocumentation.ID,
              example = ExperimentDocumentation.EXAMPLE)
          @PathVariable
          String id,
      @Body @Nullable String body,
      @Parameter(hidden = true) Authentication caller) {
    return created(ChangeBody.readClone(body, caller, catalog.get(id), clock.instant()));
  }

  @Get("/{id}/audit")
  @ForViewers
  @Operation(
      summary = "Shows an experiment's changes",
      description = "Of one that was deleted too.")
  @ApiResponse(
      responseCode = "200",
      description = "The changes",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.AuditLog.class)))
  @Refusals.NotFound
  String audit(
      @Parameter(
              description = ExperimentDocumentation.ID,
              example = ExperimentDocumentation.EXAMPLE)
          @PathVariable
          String id) {
    List<?> entries = catalog.audit(id).stream().map(ExperimentsController::entry).toList();
    return JsonText.write(Map.of("entries", entries));
  }

  private HttpResponse<String> created(CreateBody creation) {
    String id = creation.draft().getId();
    boolean isNew = catalog.create(creation.draft(), creation.author());
    MutableHttpResponse<String> answer = ExperimentAnswer.of(catalog.get(id));
    return isNew
        ? answer.status(HttpStatus.CREATED).header(HttpHeaders.LOCATION, "/v1/experiments/" + id)
        : answer;
  }

  private static Map<String, @Nullable Object> entry(AuditEntry entry) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("experiment_version", entry.getExperimentVersion());
    json.put("time", entry.getTime().toString());
    json.put("actor", entry.getActor());
    json.put("action", entry.getAction());
    json.put("reason", entry.getReason());
    return json;
  }
}
