package dev.assay.benchmarks.pipeline.live;

import java.util.concurrent.TimeUnit;

/**
 * When each of many evenly spaced things is due.
 *
 * @param begun when the first one is, as {@link System#nanoTime} has it
 * @param perSecond how many a second, above 0
 */
public record Pace(long begun, double perSecond) {

  private static final double NANOS = 1e9;

  /** Systems do not wake up sooner: what is due within this time goes at once. */
  private static final long LEAST_SLEEP_NANOS = 1_000_000;

  public Pace {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("A rate has to be above 0, and is " + perSecond);
    }
  }

  /** From now on. */
  public static Pace ofPerSecond(double perSecond) {
    return new Pace(System.nanoTime(), perSecond);
  }

  /**
   * How long to wait for the thing at a position, in ns; 0 when it is due.
   *
   * @param position from 0 on
   * @param now as {@link System#nanoTime} has it
   */
  long left(long position, long now) {
    long left = begun + (long) (position / perSecond * NANOS) - now;
    return left < LEAST_SLEEP_NANOS ? 0 : left;
  }

  /** Returns when the thing at the position is due. */
  void await(long position) throws InterruptedException {
    long left = left(position, System.nanoTime());
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
