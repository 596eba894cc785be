package dev.assay.aggregator.topology;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the definitions that were read, so that tasks notice new ones without looking. */
final class DefinitionChanges {

  /** What no count is: every task begins by looking. */
  static final long NONE_APPLIED = -1;

  private final AtomicLong count = new AtomicLong();

  void add() {
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }
}
