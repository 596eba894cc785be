package dev.assay.benchmarks.pipeline.live;

import dev.assay.benchmarks.pipeline.log.LogGenerator;
import dev.assay.benchmarks.pipeline.log.LogOptions;
import dev.assay.benchmarks.pipeline.log.LogRecord;
import dev.assay.benchmarks.pipeline.log.RecordSender;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The log without end, where each record has the time at which it is sent. The order stays, so a
 * call takes as long as its records take to be sent, and not as long as people speak. One thread
 * sends at a time.
 */
public final class LiveLog {

  private final LogGenerator log;
  private final AtomicLong sent = new AtomicLong();

  /**
   * Sends nothing yet.
   *
   * @param options what it is like
   */
  public LiveLog(LogOptions options) {
    log = new LogGenerator(options.endless());
  }

  /** Sends the next records as fast as it can, and returns when the broker has them. */
  public void sendAtOnce(long records, RecordSender sender) {
    for (long position = 0; position < records; position++) {
      sendNext(sender);
    }
    sender.flush();
  }

  /**
   * Sends the next records evenly. Where it falls behind, it makes up for it.
   *
   * @param goesOn asked before each record
   */
  public void send(Pace pace, RecordSender sender, BooleanSupplier goesOn)
      throws InterruptedException {
    for (long position = 0; goesOn.getAsBoolean(); position++) {
      pace.await(position);
      sendNext(sender);
    }
  }

  /** Records that were sent so far. */
  public long sent() {
    return sent.get();
  }

  private void sendNext(RecordSender sender) {
    LogRecord record = log.next();
    sender.send(record.movedTo(System.currentTimeMillis()));
    sent.incrementAndGet();
  }
}
