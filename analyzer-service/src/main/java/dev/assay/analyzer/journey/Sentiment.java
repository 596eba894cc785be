package dev.assay.analyzer.journey;

import dev.assay.analyzer.statistics.sentiment.SentimentLabel;
import dev.assay.analyzer.statistics.sentiment.Trend;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A variant's sentiment: its level since the start, and how it went over the windows.
 *
 * @param units with a score
 * @param mean of the units' means, from -1 to 1; null without a unit
 * @param standardDeviation between units; null under two
 * @param label of the mean
 * @param low the window with the lowest mean; null without a window
 * @param high the window with the highest mean; null without a window
 * @param windows that have scores
 * @param trend whether it changes over the windows; null when they do not tell
 * @param trendReason why there is no trend; null when there is one
 */
public record Sentiment(
    String metric,
    long units,
    @Nullable Double mean,
    @Nullable Double standardDeviation,
    @Nullable SentimentLabel label,
    @Nullable Point low,
    @Nullable Point high,
    int windows,
    @Nullable Slope trend,
    @Nullable String trendReason) {

  /**
   * A window of event time.
   *
   * @param mean of the units' means in it
   * @param units with a score in it
   */
  public record Point(Instant start, double mean, long units) {}

  /**
   * The change of the score per hour.
   *
   * @param pValue two-sided, of no change; null when the windows lie on a line
   */
  public record Slope(
      Trend direction, double perHour, @Nullable Double pValue, double ciLow, double ciHigh) {}
}
