package dev.assay.assigner.definition;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what was sent.
 *
 * @param field where, as {@code variants[1].traffic_percentage}
 * @param value what was there; null when nothing was
 * @param allowed what may be there
 */
public record Violation(String field, @Nullable Object value, String allowed) {}
