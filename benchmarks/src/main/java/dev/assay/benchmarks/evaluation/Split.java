package dev.assay.benchmarks.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * A running experiment by customer.
 *
 * @param segment whom it is for; null: everybody
 */
record Split(String id, @Nullable String segment) {

  boolean isFor(Caller caller) {
    return segment == null || segment.equals(caller.attributes().get("segment"));
  }
}
