package dev.assay.aggregator.summary;

import dev.assay.schemas.avro.WindowSize;
import java.time.Duration;
import java.util.List;

/**
 * A tumbling window of event time, in UTC, or the total.
 *
 * @param start ms since the epoch; 0 for the total
 */
public record Window(WindowSize size, long start) {

  public static final Window TOTAL = new Window(WindowSize.TOTAL, 0);

  /** The sizes of the windows beside the total. */
  public static final List<WindowSize> TUMBLING =
      List.of(WindowSize.MINUTE, WindowSize.HOUR, WindowSize.DAY);

  /** The window of a size in which a time lies. */
  public static Window of(WindowSize size, long time) {
    long length = length(size);
    return new Window(size, Math.floorDiv(time, length) * length);
  }

  /** First ms after the window. */
  public long end() {
    return start + length(size);
  }

  public boolean contains(long time) {
    return size == WindowSize.TOTAL || (time >= start && time < end());
  }

  /** Length in ms of the windows of a size. */
  public static long length(WindowSize size) {
    return switch (size) {
      case MINUTE -> Duration.ofMinutes(1).toMillis();
      case HOUR -> Duration.ofHours(1).toMillis();
      case DAY -> Duration.ofDays(1).toMillis();
      case TOTAL, UNKNOWN -> throw new IllegalArgumentException(size + " has no length");
    };
  }
}
