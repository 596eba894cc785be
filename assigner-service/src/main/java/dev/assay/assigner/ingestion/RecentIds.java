package dev.assay.assigner.ingestion;

import dev.assay.assigner.assignment.SipHash;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;

/**
 * The latest ids of events, within a bound. Safe for use by several threads.
 *
 * <p>Of an id, 128 bits of hash are kept, by keys that nobody knows: in the life of no process two
 * ids have the same. They are kept in two halves: when the newer one is full, it takes the place of
 * the older one. Which of them was used last is not followed, since an event is seldom sent again,
 * and soon when it is.
 */
final class RecentIds {

  private static final int KEY_BYTES = 16;

  private final SipHash first;
  private final SipHash second;
  private final int half;
  private IdTable newer = new IdTable();
  private IdTable older = new IdTable();

  /**
   * @param most that are remembered; at least half of it
   */
  RecentIds(int most) {
    this.half = Math.max(1, most / 2);
    SecureRandom random = new SecureRandom();
    this.first = hash(random);
    this.second = hash(random);
  }

  /** What is kept of an id. */
  record Id(long first, long second) {}

  /**
   * The id of an event. It is its subject's: the aggregator counts the same id under the same key
   * once.
   *
   * @param key without line breaks, as {@code eventId}
   */
  Id id(String key, String eventId) {
    String both = key + "\n" + eventId;
    return new Id(first.hash(both), second.hash(both));
  }

  /** Which of the ids are remembered, in their order. */
  synchronized boolean[] have(List<Id> ids) {
    boolean[] have = new boolean[ids.size()];
    for (int i = 0; i < have.length; i++) {
      have[i] = newer.contains(ids.get(i)) || older.contains(ids.get(i));
    }
    return have;
  }

  /** Remembers ids; forgets the oldest ones for it. */
  synchronized void add(Collection<Id> ids) {
    for (Id id : ids) {
      if (newer.size() == half) {
        older = newer;
        newer = new IdTable();
      }
      newer.add(id);
    }
  }

  private static SipHash hash(SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return SipHash.ofKey(key);
  }
}
