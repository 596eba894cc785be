package dev.assay.analyzer.notify;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after a failed attempt: 1 s, doubled with each, at most 1 min, and of that half
 * to all by chance, so that not everybody comes back at once.
 *
 * @param chance from 0 to 1
 */
record Backoff(DoubleSupplier chance) {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;

  /**
   * The wait.
   *
   * @param attempt that failed, from 1
   * @param atLeast as the receiver asks; more than 5 min are taken for 5 min
   */
  Duration after(int attempt, Duration atLeast) {
    Duration full = FIRST.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
    long nanos = min(full, LONGEST).toNanos();
    Duration wait = Duration.ofNanos((long) (nanos * (0.5 + 0.5 * chance.getAsDouble())));
    Duration asked = min(atLeast, LONGEST_ASKED);
    return wait.compareTo(asked) < 0 ? asked : wait;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
