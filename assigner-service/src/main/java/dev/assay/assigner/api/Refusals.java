package dev.assay.assigner.api;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the OpenAPI document says of answers that are none. */
final class Refusals {

  private Refusals() {}

  @Schema(name = "Problem", description = "A problem document (RFC 9457)")
  record ProblemDocument(
      @Schema(description = "urn:assay:problem: and a name, or about:blank") String type,
      String title,
      int status,
      String detail,
      @Schema(description = "Each thing that is wrong with what was sent")
          @Nullable List<Misfit> errors) {}

  @Schema(name = "Misfit", description = "A value that is not allowed")
  record Misfit(
      @Schema(description = "Where, as variants[1].traffic_percentage") String field,
      @Schema(description = "What was there: any JSON") @Nullable Json value,
      @Schema(description = "What may be there") String allowed) {}

  /** What was sent may not be allowed. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "400",
      description = "No JSON, or values that are not allowed; errors names each",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemDocument.class)))
  @interface BadRequest {}

  /** The experiment may be unknown. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "404",
      description = "No experiment has this id",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemDocument.class)))
  @interface NotFound {}

  /** Something may be in the way. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "409",
      description = "The experiment's state, another experiment or their number forbids it",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemDocument.class)))
  @interface Conflict {}

  /** The experiment may have changed meanwhile. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "412",
      description = "The experiment is at another version than If-Match or expected_version says",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemDocument.class)))
  @interface WrongVersion {}

  /** A body may be too large. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "413",
      description = "More than a request may hold (micronaut.server.max-request-size)",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemDocument.class)))
  @interface TooLarge {}

  /** A body may be of another type. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "415",
      description = "Another content type",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemDocument.class)))
  @interface UnsupportedType {}

  /** Too much may be waiting. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "429",
      description = "The token's rate is exceeded, or too much waits for the broker",
      headers =
          @Header(
              name = "Retry-After",
              description = "When to come again, in seconds",
              schema = @Schema(type = "integer", example = "5")),
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemDocument.class)))
  @interface Saturated {}

  /** What is needed may be away. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "503",
      description = "The broker or the registry is away",
      headers =
          @Header(
              name = "Retry-After",
              description = "When to come again, in seconds",
              schema = @Schema(type = "integer", example = "5")),
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemDocument.class)))
  @interface Unavailable {}

  /** A change of an experiment. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @BadRequest
  @NotFound
  @Conflict
  @WrongVersion
  @TooLarge
  @UnsupportedType
  @Unavailable
  @interface OfAChange {}
}
