package dev.assay.analyzer.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the OpenAPI document that a field or a parameter may not fit. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
@ApiResponse(
    responseCode = "400",
    description = "A field or a parameter does not fit",
    content =
        @Content(
            mediaType = Problem.TYPE_NAME,
            schema = @Schema(implementation = Documents.Problem.class)))
@interface BadRequest {}
