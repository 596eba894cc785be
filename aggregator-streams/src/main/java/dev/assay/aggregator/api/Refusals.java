package dev.assay.aggregator.api;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of answers that are none. */
final class Refusals {

  private Refusals() {}

  /** A parameter may not fit. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "400",
      description =
          "A window, variant, metric or time that there is none of; errors names it, its value and"
              + " what is allowed",
      content =
          @Content(
              mediaType = Problems.CONTENT_TYPE,
              schema = @Schema(implementation = Problems.Problem.class)))
  @interface BadRequest {}

  /** The experiment may be unknown. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "404",
      description = "No experiment of that id has been read",
      content =
          @Content(
              mediaType = Problems.CONTENT_TYPE,
              schema = @Schema(implementation = Problems.Problem.class)))
  @interface NotFound {}

  /** There may be too many windows. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "413",
      description = "More than 32 MiB of an instance; ask for less by from, to, variant or metric",
      content =
          @Content(
              mediaType = Problems.CONTENT_TYPE,
              schema = @Schema(implementation = Problems.Problem.class)))
  @interface TooLarge {}

  /** Partitions may be moving. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "503",
      description =
          "No partition can be asked, because they are moving or restoring; with complete=true: not"
              + " all of them",
      headers =
          @Header(
              name = "Retry-After",
              description = "When to ask again, in seconds",
              schema = @Schema(type = "integer", example = "1")),
      content =
          @Content(
              mediaType = Problems.CONTENT_TYPE,
              schema = @Schema(implementation = Problems.Problem.class)))
  @interface Unavailable {}

  /** Nobody may answer in time. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "504",
      description = "No partition was answered for before the deadline (assay.query.deadline)",
      headers =
          @Header(
              name = "Retry-After",
              description = "When to ask again, in seconds",
              schema = @Schema(type = "integer", example = "1")),
      content =
          @Content(
              mediaType = Problems.CONTENT_TYPE,
              schema = @Schema(implementation = Problems.Problem.class)))
  @interface Late {}
}
