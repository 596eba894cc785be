package dev.assay.analyzer.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the OpenAPI document that what is needed may be away. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
@ApiResponse(
    responseCode = "503",
    description = "What is needed cannot be had now; Retry-After says when to ask again",
    content =
        @Content(
            mediaType = Problem.TYPE_NAME,
            schema = @Schema(implementation = Documents.Problem.class)))
@interface Unavailable {}
