package dev.assay.assigner.ingestion;

/**
 * A set of ids, side by side in one array: no object for each, which collections would have to
 * follow. For one thread at a time.
 */
final class IdTable {

  private static final int FIRST_SLOTS = 1 << 10;

  /** Two numbers a slot; a slot of zeros is free. */
  private long[] slots = new long[2 * FIRST_SLOTS];

  private int size;

  int size() {
    return size;
  }

  boolean contains(RecentIds.Id id) {
    return isTaken(slot(id));
  }

  void add(RecentIds.Id id) {
    int slot = slot(id);
    if (isTaken(slot)) {
      return;
    }
    put(slot, id);
    size++;
    if (4 * size > slots.length) {
      grow();
    }
  }

  private void grow() {
    long[] before = slots;
    slots = new long[2 * before.length];
    for (int i = 0; i < before.length; i += 2) {
      if ((before[i] | before[i + 1]) != 0) {
        RecentIds.Id id = new RecentIds.Id(before[i], before[i + 1]);
        put(slot(id), id);
      }
    }
  }

  private void put(int slot, RecentIds.Id id) {
    slots[slot] = id.first();
    slots[slot + 1] = id.second();
  }

  private boolean isTaken(int slot) {
    return (slots[slot] | slots[slot + 1]) != 0;
  }

  /** Where the id is, or where it would be. At least half of all slots are free. */
  private int slot(RecentIds.Id id) {
    int mask = slots.length - 1;
    int slot = (int) (id.first() << 1) & mask;
    while (isTaken(slot) && (slots[slot] != id.first() || slots[slot + 1] != id.second())) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }
}
