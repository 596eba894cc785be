package dev.assay.benchmarks.pipeline.live;

import dev.assay.benchmarks.pipeline.log.RecordSender;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The log, sent at a rate in a thread of its own until this is closed. */
public final class Flow implements AutoCloseable {

  private final AtomicBoolean ends = new AtomicBoolean();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<@Nullable Void> sending;

  private Flow(LiveLog log, double perSecond, RecordSender sender) {
    Pace pace = Pace.ofPerSecond(perSecond);
    sending =
        thread.submit(
            () -> {
              log.send(pace, sender, () -> !ends.get());
              return null;
            });
  }

  /** Begins to send. */
  public static Flow start(LiveLog log, double perSecond, RecordSender sender) {
    return new Flow(log, perSecond, sender);
  }

  /**
   * Ends it.
   *
   * @throws IllegalStateException when it failed, with the reason
   */
  public void stop() throws InterruptedException {
    ends.set(true);
    try {
      sending.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The log could not be sent: " + e.getCause(), e);
    }
  }

  @Override
  public void close() {
    ends.set(true);
    thread.close();
  }
}
