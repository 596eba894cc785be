package dev.assay.access.http;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI documents say of callers that are refused whatever they ask. */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
    responseCode = "401",
    description = "No token, or one that is not accepted",
    headers =
        @Header(
            name = "WWW-Authenticate",
            description = "That a bearer token is needed",
            schema = @Schema(type = "string", example = "Bearer realm=\"assay\"")),
    content =
        @Content(
            mediaType = Refusal.MEDIA_TYPE,
            schema = @Schema(ref = "#/components/schemas/Problem")))
@ApiResponse(
    responseCode = "429",
    description = "The token's rate is exceeded",
    headers =
        @Header(
            name = "Retry-After",
            description = "When to come again, in seconds",
            schema = @Schema(type = "integer", example = "1")),
    content =
        @Content(
            mediaType = Refusal.MEDIA_TYPE,
            schema = @Schema(ref = "#/components/schemas/Problem")))
@interface Refused {}
