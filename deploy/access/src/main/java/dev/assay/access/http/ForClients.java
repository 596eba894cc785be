package dev.assay.access.http;

import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that the systems under test use: for clients and admins. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Secured(RoleNames.CLIENT)
@Refused
@ApiResponse(
    responseCode = "403",
    description = "The token's role is none of: client, admin",
    content =
        @Content(
            mediaType = Refusal.MEDIA_TYPE,
            schema = @Schema(ref = "#/components/schemas/Problem")))
public @interface ForClients {}
