package dev.assay.assigner.api;

import dev.assay.access.http.ForEditors;
import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.lifecycle.ChangeRequest;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Changes the state of experiments. */
@Controller("/v1/experiments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LifecycleController {

  private final ExperimentCatalog catalog;
  private final Clock clock;

  LifecycleController(ExperimentCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Post("/schedule")
  @ForEditors
  @Operation(summary = "Has a draft start later by itself")
  @RequestBody(
      description = "When",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Schedule.class)))
  @ExperimentDocumentation.Present
  @Refusals.OfAChange
  HttpResponse<String> schedule(
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
    ChangeBody.Schedule schedule = ChangeBody.readSchedule(body, ifMatch, caller, clock.instant());
    return ExperimentAnswer.of(catalog.schedule(id, schedule.start(), schedule.request()));
  }

  @Post("/graduate")
  @ForEditors
  @Operation(summary = "Gives a variant to everybody whom the experiment is for")
  @RequestBody(
      description = "The winner",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Graduation.class)))
  @ExperimentDocumentation.Present
  @Refusals.OfAChange
  HttpResponse<String> graduate(
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
    ChangeBody.Graduation graduation =
        ChangeBody.readGraduation(body, ifMatch, caller, catalog.get(id), clock.instant());
    return ExperimentAnswer.of(catalog.graduate(id, graduation.winner(), graduation.request()));
  }

  @Post("/weights")
  @ForEditors
  @Operation(summary = "Gives the variants other weights; who was exposed stays")
  @RequestBody(
      description = "The weights",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Weights.class)))
  @ExperimentDocumentation.Present
  @Refusals.OfAChange
  HttpResponse<String> reweigh(
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
    ChangeBody.Weights weights =
        ChangeBody.readWeights(body, ifMatch, caller, catalog.get(id), clock.instant());
    return ExperimentAnswer.of(catalog.reweigh(id, weights.weights(), weights.request()));
  }

  @Post("/unschedule")
  @ForEditors
  @Operation(summary = "Makes a draft of what was scheduled")
  @ExperimentDocumentation.Change
  @ExperimentDocumentation.Present
  @Refusals.OfAChange
  HttpResponse<String> unschedule(
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
    return ExperimentAnswer.of(catalog.unschedule(id, request(body, ifMatch, caller)));
  }

  @Post("/start")
  @ForEditors
  @Operation(summary = "Starts a draft: events count from now on")
  @ExperimentDocumentation.Change
  @ExperimentDocumentation.Present
  @Refusals.OfAChange
  HttpResponse<String> start(
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
    return ExperimentAnswer.of(catalog.start(id, request(body, ifMatch, caller)));
  }

  @Post("/pause")
  @ForEditors
  @Operation(summary = "Takes nobody new in; who takes part stays and counts")
  @ExperimentDocumentation.Change
  @ExperimentDocumentation.Present
  @Refusals.OfAChange
  HttpResponse<String> pause(
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
    return ExperimentAnswer.of(catalog.pause(id, request(body, ifMatch, caller)));
  }

  @Post("/resume")
  @ForEditors
  @Operation(summary = "Takes units in again")
  @ExperimentDocumentation.Change
  @ExperimentDocumentation.Present
  @Refusals.OfAChange
  HttpResponse<String> resume(
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
    return ExperimentAnswer.of(catalog.resume(id, request(body, ifMatch, caller)));
  }

  @Post("/stop")
  @ForEditors
  @Operation(summary = "Ends an experiment before it was planned")
  @ExperimentDocumentation.Change
  @ExperimentDocumentation.Present
  @Refusals.OfAChange
  HttpResponse<String> stop(
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
    return ExperimentAnswer.of(catalog.stop(id, request(body, ifMatch, caller)));
  }

  @Post("/complete")
  @ForEditors
  @Operation(summary = "Ends an experiment as it was planned")
  @ExperimentDocumentation.Change
  @ExperimentDocumentation.Present
  @Refusals.OfAChange
  HttpResponse<String> complete(
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
    return ExperimentAnswer.of(catalog.complete(id, request(body, ifMatch, caller)));
  }

  private ChangeRequest request(
      @Nullable String body, @Nullable String ifMatch, Authentication caller) {
    return ChangeBody.read(body, ifMatch, caller, clock.instant());
  }
}
