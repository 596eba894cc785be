/**
 * A generator of requests over the served OpenAPI document, good ones and broken ones, and what has
 * to hold for every answer.
 */
@NullMarked
package dev.assay.assigner.fuzz;

import org.jspecify.annotations.NullMarked;
