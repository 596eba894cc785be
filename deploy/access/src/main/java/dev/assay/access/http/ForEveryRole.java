package dev.assay.access.http;

import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route for everybody who has a role. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Secured({RoleNames.VIEWER, RoleNames.CLIENT})
@Refused
@ApiResponse(
    responseCode = "403",
    description = "The token has none of the roles: viewer, editor, client, admin",
    content =
        @Content(
            mediaType = Refusal.MEDIA_TYPE,
            schema = @Schema(ref = "#/components/schemas/Problem")))
public @interface ForEveryRole {}
