package dev.assay.aggregator.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Which partitions of changelogs are being read back, and how far that is. */
public final class Restores implements StateRestoreListener {

  private final Map<TopicPartition, Restore> running = new ConcurrentHashMap<>();
  private final MeterRegistry registry;
  private final Counter records;
  private final Timer times;

  /**
   * @param begun nanoseconds of the registry's clock
   * @param missing records to go, about: markers of transactions have offsets too
   */
  private record Restore(long begun, long missing) {}

  public Restores(MeterRegistry registry) {
    this.registry = registry;
    records =
        Counter.builder("assay.restore.records")
            .description("Records read back from changelogs")
            .register(registry);
    times =
        Timer.builder("assay.restore")
            .description("Time to read a partition of a changelog back")
            .register(registry);
    Gauge.builder("assay.restore.partitions", running, Map::size)
        .description("Partitions of changelogs that are being read back")
        .register(registry);
    Gauge.builder("assay.restore.missing", this, Restores::missing)
        .description("Records that are to be read back still")
        .register(registry);
  }

  /** How many partitions are being read back. */
  public int partitions() {
    return running.size();
  }

  /** How many records are to be read back still, about. */
  public long missing() {
    return running.values().stream().mapToLong(Restore::missing).sum();
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long from, long end) {
    running.put(partition, new Restore(registry.config().clock().monotonicTime(), end - from));
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long count) {
    records.increment((double) count);
    running.computeIfPresent(
        partition,
        (any, restore) -> new Restore(restore.begun(), Math.max(0, restore.missing() - count)));
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long total) {
    Restore restore = running.remove(partition);
    if (restore != null) {
      times.record(
          registry.config().clock().monotonicTime() - restore.begun(), TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long total) {
    running.remove(partition);
  }
}
