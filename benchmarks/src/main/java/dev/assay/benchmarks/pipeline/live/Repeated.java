package dev.assay.benchmarks.pipeline.live;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Something that is done again and again in a thread of its own, until this is closed. */
public final class Repeated implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> times;

  private Repeated(Task task, Duration between, boolean even) {
    Runnable run = () -> runUnchecked(task);
    times =
        even
            ? thread.scheduleAtFixedRate(run, 0, between.toNanos(), TimeUnit.NANOSECONDS)
            : thread.scheduleWithFixedDelay(run, 0, between.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What is done. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  /** Once in each of the periods, also when one took longer. */
  public static Repeated inEach(Duration period, Task task) {
    return new Repeated(task, period, true);
  }

  /** With a pause after each time. */
  public static Repeated withPause(Duration pause, Task task) {
    return new Repeated(task, pause, false);
  }

  /**
   * Whether it still goes on.
   *
   * @throws IllegalStateException when it failed, with the reason
   */
  public boolean goesOn() {
    return switch (times.state()) {
      case RUNNING -> true;
      case FAILED -> {
        Throwable thrown = times.exceptionNow();
        throw new IllegalStateException(thrown.getMessage(), thrown);
      }
      case SUCCESS, CANCELLED -> false;
    };
  }

  /** Returns when it has ended. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static void runUnchecked(Task task) {
    try {
      task.run();
    } catch (Exception e) {
      throw new IllegalStateException(e.toString(), e);
    }
  }
}
