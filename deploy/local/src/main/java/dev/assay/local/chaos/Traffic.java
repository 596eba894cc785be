package dev.assay.local.chaos;

import dev.assay.law.log.LogRecord;
import dev.assay.law.process.LogPublisher;
import dev.assay.local.CommandFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Publishes a log bit by bit, while faults happen. */
final class Traffic implements AutoCloseable {

  private static final long TICK_MILLIS = 100;

  private final LogPublisher publisher;
  private final List<LogRecord> records;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("traffic").unstarted(this::run);
  private int published;
  private int limit;
  private int perTick = 1;
  private Consumer<String> shown = any -> {};
  private boolean closed;

  /**
   * @param records in the order in which they are sent
   */
  Traffic(LogPublisher publisher, List<LogRecord> records) {
    this.publisher = publisher;
    this.records = records;
    thread.start();
  }

  /**
   * Lets records go out up to a share of the log, evenly over about the given time.
   *
   * @param progress is told how far it is
   */
  synchronized void allow(double share, Duration within, Consumer<String> progress) {
    shown = progress;
    limit = (int) Math.round(records.size() * share);
    long ticks = Math.max(1, within.toMillis() / TICK_MILLIS);
    perTick = (int) Math.max(1, (limit - published) / ticks);
    notifyAll();
  }

  /**
   * Waits until all that is allowed is out.
   *
   * @throws CommandFailure if it could not be published
   */
  synchronized void await() throws InterruptedException {
    while (published < limit && failure.get() == null) {
      wait();
    }
    RuntimeException thrown = failure.get();
    if (thrown != null) {
      throw new CommandFailure("the log could not be published: " + thrown.getMessage(), thrown);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.interrupt();
  }

  private void run() {
    try {
      for (List<LogRecord> due = next(); !due.isEmpty(); due = next()) {
        publisher.publish(due);
        sent(due.size());
        TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure.set(e);
      sent(0);
    }
  }

  /** What is to go out now; nothing at the end. */
  private synchronized List<LogRecord> next() throws InterruptedException {
    while (published >= limit && !closed) {
      wait();
    }
    return closed ? List.of() : records.subList(published, Math.min(limit, published + perTick));
  }

  private synchronized void sent(int count) {
    published += count;
    shown.accept("%,d of %,d records sent".formatted(published, records.size()));
    notifyAll();
  }
}
