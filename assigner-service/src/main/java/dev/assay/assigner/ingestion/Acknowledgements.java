package dev.assay.assigner.ingestion;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What the broker says to the events of one request. */
final class Acknowledgements implements Callback {

  private final AtomicInteger open;
  private final Runnable whenAll;
  private final CountDownLatch all = new CountDownLatch(1);
  private volatile @Nullable Exception failure;

  /**
   * @param events how many there are, at least one
   * @param whenAll called once, when each was acknowledged or has failed
   */
  Acknowledgements(int events, Runnable whenAll) {
    this.open = new AtomicInteger(events);
    this.whenAll = whenAll;
  }

  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
    if (exception == null) {
      settle(1);
    } else {
      fail(exception, 1);
    }
  }

  /** Says that some events will not be acknowledged. */
  void fail(Exception cause, int events) {
    failure = cause;
    settle(events);
  }

  /** The latest failure so far; null when there was none. */
  @Nullable Exception failure() {
    return failure;
  }

  /** Waits until each was acknowledged or has failed; returns whether that was in time. */
  boolean await(Duration patience) throws InterruptedException {
    return all.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void settle(int events) {
    if (open.addAndGet(-events) == 0) {
      whenAll.run();
      all.countDown();
    }
  }
}
