package dev.assay.assigner.ingestion;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest ids of events, within a bound. Safe for use by several threads.
 *
 * <p>They are kept in two halves: when the newer one is full, it takes the place of the older one.
 * Which of them was used last is not followed, since an event is seldom sent again, and soon when
 * it is.
 */
final class RecentIds {

  /** An id is its subject's: the aggregator counts the same id under the same key once. */
  record Id(String key, String eventId) {}

  private final int half;
  private volatile Set<Id> newer = ConcurrentHashMap.newKeySet();
  private volatile Set<Id> older = Set.of();
  private int inNewer;

  /**
   * @param most that are remembered; at least half of it
   */
  RecentIds(int most) {
    this.half = Math.max(1, most / 2);
  }

  boolean has(Id id) {
    // The newer ones may become the older ones between both looks, but not the other way.
    return newer.contains(id) || older.contains(id);
  }

  /** Remembers ids; forgets the oldest ones for it. */
  synchronized void add(Iterable<Id> ids) {
    for (Id id : ids) {
      if (inNewer == half) {
        older = newer;
        newer = ConcurrentHashMap.newKeySet();
        inNewer = 0;
      }
      if (newer.add(id)) {
        inNewer++;
      }
    }
  }
}
