package dev.assay.analyzer.publish;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the publisher do a round at intervals, on a thread of its own. */
public final class Schedule implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final ScheduledExecutorService executor;

  private Schedule(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  /** Starts at once. */
  // What the future would hold is an error that ended the schedule, and a round throws none.
  @SuppressWarnings("FutureReturnValueIgnored")
  public static Schedule start(Publisher publisher, Duration interval) {
    Schedule schedule =
        new Schedule(
            Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("publisher").unstarted(task)));
    schedule.executor.scheduleWithFixedDelay(
        () -> round(publisher), 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    return schedule;
  }

  private static void round(Publisher publisher) {
    try {
      publisher.publishAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("A round of analyses failed", e);
    }
  }

  /** Ends the round that runs, if it does not end by itself soon. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
