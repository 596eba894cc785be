package dev.assay.assigner.api;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document says of OTLP: exporters are answered in the form that they sent, as
 * protobuf or JSON; what the server refuses before it reads the request is a problem document.
 */
final class TelemetryDocumentation {

  private TelemetryDocumentation() {}

  /** A request of an exporter, and that it was judged. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @RequestBody(
      description = "An export request, packed (Content-Encoding: gzip) or not",
      required = true,
      content = {
        @Content(
            mediaType = OtlpAnswer.PROTOBUF,
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EventSchemas.Telemetry.class))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The request was judged; partial success says how much was rejected, and why",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EventSchemas.TelemetryOutcome.class)),
        @Content(
            mediaType = OtlpAnswer.PROTOBUF,
            schema = @Schema(type = "string", format = "binary"))
      })
  @interface Judged {}

  /** What was sent may be no request. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "400",
      description = "No protobuf or JSON, or not packed as it says",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EventSchemas.Status.class)),
        @Content(
            mediaType = OtlpAnswer.PROTOBUF,
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = Refusals.ProblemDocument.class))
      })
  @interface BadRequest {}

  /** A request may be too large. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "413",
      description = "More than a request may hold, or more than 100,000 messages",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EventSchemas.Status.class)),
        @Content(
            mediaType = OtlpAnswer.PROTOBUF,
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = Refusals.ProblemDocument.class))
      })
  @interface TooLarge {}

  /** Too much may be waiting. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "429",
      description = "The token's rate is exceeded, or too much waits for the broker",
      headers =
          @Header(
              name = "Retry-After",
              description = "When to come again, in seconds",
              schema = @Schema(type = "integer", example = "5")),
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EventSchemas.Status.class)),
        @Content(
            mediaType = OtlpAnswer.PROTOBUF,
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = Refusals.ProblemDocument.class))
      })
  @interface Saturated {}

  /** What is needed may be away. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "503",
      description = "The broker or the registry is away",
      headers =
          @Header(
              name = "Retry-After",
              description = "When to come again, in seconds",
              schema = @Schema(type = "integer", example = "5")),
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EventSchemas.Status.class)),
        @Content(
            mediaType = OtlpAnswer.PROTOBUF,
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = Refusals.ProblemDocument.class))
      })
  @interface Unavailable {}
}
