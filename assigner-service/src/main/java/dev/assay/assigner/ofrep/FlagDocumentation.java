package dev.assay.assigner.ofrep;

import dev.assay.access.http.RoleNames;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The protocol's forms, for the OpenAPI document alone: nothing makes instances of them. What the
 * server refuses because of a body's size or type is a problem document, as everywhere.
 */
final class FlagDocumentation {

  private static final String PROBLEM = "application/problem+json";
  private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";

  private FlagDocumentation() {}

  @Schema(name = "FlagCall", description = "For whom flags are evaluated")
  record FlagCall(Context context) {}

  @Schema(
      name = "FlagContext",
      description = "Who calls; any other text, number or boolean is an attribute",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Context(
      @Schema(
              name = "targetingKey",
              description = "The customer id; of an anonymous caller the session id",
              minLength = 1,
              maxLength = 1000,
              example = "c1")
          String targetingKey,
      @Schema(name = "session_id", minLength = 1, maxLength = 1000) @Nullable String sessionId,
      @Schema(defaultValue = "false") @Nullable Boolean anonymous) {}

  @Schema(name = "FlagEvaluation", description = "What a flag is for the caller")
  record Evaluation(
      String key,
      @Schema(ref = "#/components/schemas/Json") @Nullable Object value,
      @Schema(
              type = "string",
              allowableValues = {
                "SPLIT",
                "TARGETING_MATCH",
                "STATIC",
                "DEFAULT",
                "DISABLED",
                "UNKNOWN"
              })
          String reason,
      @Nullable String variant,
      @Nullable Metadata metadata) {}

  @Schema(name = "FlagMetadata", description = "The experiment that decides")
  record Metadata(
      String experiment,
      @Schema(name = "flagSetId") String flagSetId,
      String version,
      String unit,
      @Nullable Integer bucket,
      @Nullable Double propensity,
      @Schema(name = "liveSession") @Nullable Boolean liveSession) {}

  @Schema(name = "FlagEvaluations", description = "What every flag is for the caller")
  record Evaluations(
      List<Evaluation> flags,
      @Schema(name = "eventStreams") @Nullable List<EventStream> eventStreams) {}

  @Schema(name = "FlagEventStream", description = "Where changes are told")
  record EventStream(
      String type,
      Endpoint endpoint,
      @Schema(name = "inactivityDelaySec") int inactivityDelaySec) {}

  @Schema(name = "FlagEventEndpoint", description = "The address of a stream")
  record Endpoint(@Schema(name = "requestUri") String requestUri) {}

  @Schema(name = "FlagFailure", description = "Why there is no evaluation")
  record Failure(
      @Nullable String key,
      @Schema(
              name = "errorCode",
              type = "string",
              allowableValues = {
                "PARSE_ERROR",
                "TARGETING_KEY_MISSING",
                "INVALID_CONTEXT",
                "FLAG_NOT_FOUND",
                "GENERAL"
              })
          String errorCode,
      @Schema(name = "errorDetails") String errorDetails) {}

  /** For whom flags are evaluated. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @RequestBody(
      description = "Who calls",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FlagCall.class)))
  @interface Call {}

  /** What every flag is. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "200",
      description = "What every flag is for the caller",
      headers =
          @Header(
              name = HttpHeaders.ETAG,
              description = "Of the answer",
              schema = @Schema(type = "string")),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Evaluations.class)))
  @ApiResponse(responseCode = "304", description = "The caller has this answer")
  @interface AllEvaluated {}

  /** What was sent may not be allowed. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "400",
      description = "No JSON, no targetingKey or a context that is not allowed",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Failure.class)),
        @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA))
      })
  @interface BadRequest {}

  /** The flag may be unknown. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "404",
      description = "No experiment overrides the config key",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Failure.class)))
  @interface NotFound {}

  /** A body may be too large. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "413",
      description = "More than a request may hold",
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  @interface TooLarge {}

  /** A body may be of another type. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "415",
      description = "Another content type",
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  @interface UnsupportedType {}

  /** Something may be broken. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "500",
      description = "The log says why",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Failure.class)))
  @interface Failed {}

  /** There may be too many streams. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "503",
      description = "There are as many streams as there may be",
      headers =
          @Header(
              name = "Retry-After",
              description = "When to come again, in seconds",
              schema = @Schema(type = "integer", example = "5")),
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  @interface Unavailable {}

  /** Who may ask: the systems under test. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @Secured(RoleNames.CLIENT)
  @ApiResponse(
      responseCode = "401",
      description = "No token, or one that is not accepted",
      headers =
          @Header(
              name = HttpHeaders.WWW_AUTHENTICATE,
              description = "That a bearer token is needed",
              schema = @Schema(type = "string", example = "Bearer realm=\"assay\"")),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Failure.class)))
  @ApiResponse(
      responseCode = "403",
      description = "The token's role is none of: client, admin",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Failure.class)))
  @ApiResponse(
      responseCode = "429",
      description = "The token's rate is exceeded",
      headers =
          @Header(
              name = HttpHeaders.RETRY_AFTER,
              description = "When to come again, in seconds",
              schema = @Schema(type = "integer", example = "1")),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Failure.class)))
  @interface ForClients {}
}
