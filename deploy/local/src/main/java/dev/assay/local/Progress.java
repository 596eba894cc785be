package dev.assay.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tells the user about each step that takes longer than two seconds, every two seconds. */
public final class Progress implements AutoCloseable {
  private static final long INTERVAL_SECONDS = 2;

  private final PrintStream out;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());

  public Progress(PrintStream out) {
    this.out = out;
  }

  /** What happens during a step; it may say how far it is. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run(Step step) throws E;
  }

  /**
   * Does the work as a step.
   *
   * @param what for example {@code "starting the Kafka broker"}
   */
  public <E extends Exception> void during(String what, Work<E> work) throws E {
    Step step = new Step(what);
    try {
      work.run(step);
    } finally {
      step.ticks.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** A step under way. */
  public final class Step {
    private final String what;
    private final long begun = System.nanoTime();
    private final ScheduledFuture<?> ticks;
    private volatile String detail = "";

    private Step(String what) {
      this.what = what;
      this.ticks =
          timer.scheduleAtFixedRate(
              this::print, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    /** Sets how far the step is, for example {@code "120,000 of 600,000 events"}. */
    public void update(String detail) {
      this.detail = ", " + detail;
    }

    private void print() {
      long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
      out.println("  " + what + " (" + seconds + " s" + detail + ")");
    }
  }
}
