package dev.assay.assigner.api;

import io.micronaut.http.HttpHeaders;
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

/** What the OpenAPI document says of experiments in more than one place. */
final class ExperimentDocumentation {

  static final String ID = "The experiment";
  static final String IF_MATCH = "The ETag of the version that is changed, and no other";
  static final String EXAMPLE = "exp_voice_001";
  static final String TAG = "\"1\"";

  private ExperimentDocumentation() {}

  /** A change of an experiment for which nothing more than who, why and when can be said. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @RequestBody(
      description = "Who, why and when",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Change.class)))
  @interface Change {}

  /** The experiment as it is. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "200",
      description = "The experiment as it is now",
      headers =
          @Header(
              name = HttpHeaders.ETAG,
              description = "Its version",
              schema = @Schema(type = "string")),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Experiment.class)))
  @interface Present {}

  /** A new experiment, or one that was there already. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "200",
      description = "It was there already, defined alike",
      headers =
          @Header(
              name = HttpHeaders.ETAG,
              description = "Its version",
              schema = @Schema(type = "string")),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Experiment.class)))
  @ApiResponse(
      responseCode = "201",
      description = "It is new: a draft",
      headers = {
        @Header(
            name = HttpHeaders.ETAG,
            description = "Its version",
            schema = @Schema(type = "string")),
        @Header(
            name = HttpHeaders.LOCATION,
            description = "Its path",
            schema = @Schema(type = "string"))
      },
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExperimentSchemas.Experiment.class)))
  @interface Created {}
}
