package dev.assay.benchmarks.pipeline.runner.flink;

import dev.assay.schemas.avro.WindowSize;
import java.time.Duration;
import java.util.List;

/**
 * A tumbling window, or all time.
 *
 * @param start ms since the epoch; 0 for all time
 */
record Span(WindowSize size, long start) {

  /** All time. */
  static final Span TOTAL = new Span(WindowSize.TOTAL, 0);

  private static final List<WindowSize> TUMBLING =
      List.of(WindowSize.MINUTE, WindowSize.HOUR, WindowSize.DAY);

  /** The windows of every size around a time. */
  static List<Span> around(long time) {
    return TUMBLING.stream().map(size -> new Span(size, time - time % millis(size))).toList();
  }

  boolean contains(long time) {
    return size == WindowSize.TOTAL || (time >= start && time < start + millis(size));
  }

  private static long millis(WindowSize size) {
    return switch (size) {
      case MINUTE -> Duration.ofMinutes(1).toMillis();
      case HOUR -> Duration.ofHours(1).toMillis();
      case DAY -> Duration.ofDays(1).toMillis();
      case TOTAL, UNKNOWN -> throw new IllegalArgumentException("no window: " + size);
    };
  }
}
