package dev.assay.aggregator.attribution;

import java.util.Comparator;
import java.util.Map;

/**
 * An assignment of a unit to a variant, as it was published.
 *
 * @param eventId the assignment's id
 * @param time event time, ms since the epoch
 * @param attributes values of dimensions
 */
public record AssignmentFact(
    String eventId, long time, String variantId, Map<String, String> attributes) {

  /** Earliest first; the same order wherever it is computed. */
  static final Comparator<AssignmentFact> ORDER =
      Comparator.comparingLong(AssignmentFact::time).thenComparing(AssignmentFact::eventId);
}
