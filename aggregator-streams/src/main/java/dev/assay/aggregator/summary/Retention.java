package dev.assay.aggregator.summary;

import java.time.Duration;

/**
 * How long windows are kept, counted back from an experiment's latest event. Totals are kept for
 * ever.
 *
 * @param minutes of windows of a minute
 * @param hours of windows of an hour
 * @param days of windows of a day
 */
public record Retention(Duration minutes, Duration hours, Duration days) {

  /** Two days, thirty days and four hundred days beyond what may still come late. */
  public static Retention beyond(Duration lateness) {
    return new Retention(lateness.plusDays(2), lateness.plusDays(30), lateness.plusDays(400));
  }

  /** Whether a window is no longer kept when the experiment's latest event was at this time. */
  public boolean isOver(Window window, long latest) {
    return switch (window.size()) {
      case MINUTE -> window.end() <= latest - minutes.toMillis();
      case HOUR -> window.end() <= latest - hours.toMillis();
      case DAY -> window.end() <= latest - days.toMillis();
      case TOTAL, UNKNOWN -> false;
    };
  }
}
