package dev.assay.analyzer.api;

import dev.assay.access.http.ForViewers;
import dev.assay.analyzer.decisions.DecisionLog;
import dev.assay.analyzer.decisions.DecisionsUnreadable;
import dev.assay.analyzer.explain.Explanation;
import dev.assay.analyzer.explain.PolicyReader;
import dev.assay.analyzer.json.InvalidJson;
import dev.assay.analyzer.json.JsonText;
import dev.assay.schemas.avro.DecisionRecord;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.table.TopicTable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recorded decisions, taken again. */
@Controller("/v1/experiments")
final class ExplanationController {

  private static final String RETRY_SECONDS = "5";
  private static final String AT = "The decision in force at this time, ISO 8601; default now";

  private final TopicTable<Experiment> experiments;
  private final DecisionLog decisions;
  private final Clock clock;

  ExplanationController(TopicTable<Experiment> experiments, DecisionLog decisions, Clock clock) {
    this.experiments = experiments;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** 404 for an experiment that nobody knows; one that nothing was decided for has none. */
  @Get("/{id}/decisions")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ForViewers
  @Operation(
      summary = "Lists the decisions of an experiment, oldest first",
      description = "Each change of what was recommended, with what changed.")
  @ApiResponse(
      responseCode = "200",
      description = "The decisions",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Decisions.class)))
  @Unavailable
  @NotFound
  HttpResponse<JsonNode> list(String id) throws InterruptedException {
    if (experiments.get(id).isEmpty()) {
      return new Problem(HttpStatus.NOT_FOUND, "No experiment has the id " + id).toResponse();
    }
    try {
      return HttpResponse.ok(
          AvroJson.node(Map.of("decisions", decisions.all(id, ExplanationDocument::brief))));
    } catch (DecisionsUnreadable e) {
      return unreadable(e);
    }
  }

  /** 404 when nothing had been decided by then. */
  @Get("/{id}/explanation")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ForViewers
  @Operation(
      summary = "Takes a recorded decision again, from what it was computed from",
      description = "Says whether every bit is the same, and else what differs.")
  @ApiResponse(
      responseCode = "200",
      description = "The recorded recommendation, the recomputed one, and what differs",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Explanation.class)))
  @BadRequest
  @Unavailable
  @NotFound
  HttpResponse<JsonNode> explain(
      String id, @Parameter(description = AT) @QueryValue @Nullable String at)
      throws InterruptedException {
    return explain(
        id, at, decision -> ExplanationDocument.of(Explanation.of(decision), "recomputed"));
  }

  /** 400 for a policy that does not fit, 404 when nothing had been decided by then. */
  @Post("/{id}/explanation")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ForViewers
  @Operation(
      summary = "Says what another policy would have decided with the data of a recorded decision",
      description =
          "What the policy does not say has its default; the significance level, the required"
              + " sample size, the primary metric and the guardrails stay the experiment's.")
  @RequestBody(
      description = "The policy",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Policy.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The recorded recommendation, the other policy's, and what differs",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Explanation.class)))
  @BadRequest
  @Unavailable
  @NotFound
  HttpResponse<JsonNode> explain(
      String id, @Parameter(description = AT) @QueryValue @Nullable String at, @Body byte[] body)
      throws InterruptedException {
    Map<?, ?> policy;
    try {
      if (!(JsonText.read(body) instanceof Map<?, ?> fields)) {
        return invalid("The body is no JSON object");
      }
      policy = fields;
    } catch (InvalidJson e) {
      return invalid("The body is no JSON: " + e.getMessage());
    }
    try {
      return explain(
          id,
          at,
          decision ->
              ExplanationDocument.of(
                  Explanation.under(
                      decision, PolicyReader.replace(decision.getExperiment(), policy)),
                  "other"));
    } catch (IllegalArgumentException e) {
      return invalid(String.valueOf(e.getMessage()));
    }
  }

  private interface Explainer {
    JsonNode explain(DecisionRecord decision);
  }

  private HttpResponse<JsonNode> explain(String id, @Nullable String at, Explainer explainer)
      throws InterruptedException {
    Instant time;
    try {
      time = at == null ? clock.instant() : Instant.parse(at);
    } catch (DateTimeParseException e) {
      return invalid("at is %s; allowed is a time such as 2026-01-31T12:00:00Z".formatted(at));
    }
    try {
      DecisionRecord decision = decisions.inForce(id, time).orElse(null);
      return decision == null
          ? new Problem(
                  HttpStatus.NOT_FOUND,
                  "No decision had been taken for %s by %s".formatted(id, time))
              .toResponse()
          : HttpResponse.ok(explainer.explain(decision));
    } catch (DecisionsUnreadable e) {
      return unreadable(e);
    }
  }

  private static HttpResponse<JsonNode> invalid(String detail) {
    return new Problem(HttpStatus.BAD_REQUEST, detail, List.of(Problem.Misfit.of(detail)))
        .toResponse();
  }

  private static HttpResponse<JsonNode> unreadable(DecisionsUnreadable error) {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(error.getMessage()))
        .toResponse()
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
  }
}
