package dev.assay.aggregator.attribution;

import java.time.Duration;

/**
 * How much of a subject's past is kept.
 *
 * @param lateness how far behind the subject's latest event another may come; whole UTC days are
 *     kept, so that every open window can be computed
 * @param recentObservations how many observations are kept at most; over that the oldest go, and
 *     the windows in which they were no longer change
 * @param lookBack how long before that observations are kept, as many at most, to adjust what units
 *     come to that are exposed later
 * @param retention how long after an experiment's end its units are known; what they came to stays
 */
public record Limits(
    Duration lateness, int recentObservations, Duration lookBack, Duration retention) {

  public static final Limits DEFAULT =
      new Limits(Duration.ofHours(24), 4096, Duration.ofDays(7), Duration.ofDays(90));
}
