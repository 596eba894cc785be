package dev.assay.assigner.ingestion;

import java.util.concurrent.atomic.AtomicLong;

/** How much waits for the broker, within a bound. Safe for use by several threads. */
final class InFlight {

  private final long most;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * @param most bytes
   */
  InFlight(long most) {
    this.most = most;
  }

  /**
   * Takes room. What is larger than all the room there is gets it when nothing else has any.
   *
   * @return whether there was room
   */
  boolean enter(long size) {
    while (true) {
      long now = bytes.get();
      if (now > 0 && now + size > most) {
        return false;
      }
      if (bytes.compareAndSet(now, now + size)) {
        return true;
      }
    }
  }

  /** Gives it back. */
  void leave(long size) {
    bytes.addAndGet(-size);
  }

  long bytes() {
    return bytes.get();
  }
}
