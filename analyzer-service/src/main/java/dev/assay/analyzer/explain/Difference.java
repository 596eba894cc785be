package dev.assay.analyzer.explain;

import org.jspecify.annotations.Nullable;

/**
 * A field of a recommendation that is not the same in two of them.
 *
 * @param field as the contract names it; a figure is {@code figures.} and its own name
 * @param recorded null where it is absent
 * @param other null where it is absent
 */
public record Difference(String field, @Nullable Object recorded, @Nullable Object other) {}
