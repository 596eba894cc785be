package dev.assay.assigner.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** Any JSON, for the OpenAPI document alone: nothing makes instances of it. */
@Schema(
    name = "Json",
    description = "Any JSON",
    anyOf = {String.class, Double.class, Boolean.class, Object.class, Object[].class})
interface Json {}
