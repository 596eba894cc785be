package dev.assay.assigner.exposure;

import java.util.concurrent.TimeUnit;

/** Exposures that are spooled and not sent. Safe for use by several threads. */
public final class Backlog {

  /** While all is well, an exposure is sent within milliseconds. */
  private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private long count;
  private long bytes;

  /** When the last one was sent, or when the first came after that. */
  private long movedAt;

  /** How many. */
  public synchronized long count() {
    return count;
  }

  /** How much they take. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Whether there are some, and none was sent for 5 s. */
  public synchronized boolean isStuck() {
    return count > 0 && System.nanoTime() - movedAt > LATE_NANOS;
  }

  synchronized void added(int size) {
    if (count == 0) {
      movedAt = System.nanoTime();
    }
    count++;
    bytes += size;
  }

  synchronized void removed(int size) {
    count--;
    bytes -= size;
    movedAt = System.nanoTime();
  }
}
