package dev.assay.aggregator.query;

import java.time.Duration;

/** When a query has to have its answer. */
final class Deadline {

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Never nothing: who began before the end may end a moment after it. */
  Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
  }

  boolean hasPassed() {
    return System.nanoTime() - end >= 0;
  }
}
