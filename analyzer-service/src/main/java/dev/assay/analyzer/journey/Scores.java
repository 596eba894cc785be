package dev.assay.analyzer.journey;

import dev.assay.analyzer.journey.Sentiment.Point;
import dev.assay.analyzer.journey.Sentiment.Slope;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.sentiment.SentimentAnalysis;
import dev.assay.analyzer.statistics.sentiment.SentimentLabel;
import dev.assay.analyzer.statistics.sentiment.SentimentSlope;
import dev.assay.analyzer.statistics.sentiment.SentimentSummary;
import dev.assay.analyzer.statistics.sentiment.SentimentWindow;
import dev.assay.schemas.avro.MetricEstimate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a sentiment of what is known of its scores. */
final class Scores {

  private static final double HOUR_MS = Duration.ofHours(1).toMillis();

  private final SentimentAnalysis analysis;

  /**
   * At a significance level.
   *
   * @param alpha of the trend's test
   */
  Scores(double alpha) {
    this.analysis = SentimentAnalysis.withDefaults().with(new ConfidenceLevel(alpha));
  }

  /**
   * A variant's sentiment.
   *
   * @param total since the start
   * @param points by window, oldest first
   */
  Sentiment of(MetricEstimate total, List<Point> points) {
    Double mean = total.getMean() == null ? null : within(total.getMean());
    List<SentimentWindow> windows = points.stream().map(point -> window(point, points)).toList();
    Answer<SentimentSlope> slope = analysis.slope(windows);
    return new Sentiment(
        total.getMetric(),
        total.getUnits(),
        mean,
        Spread.of(total),
        mean == null ? null : SentimentLabel.of(mean),
        extreme(windows, points, true),
        extreme(windows, points, false),
        points.size(),
        slope instanceof Defined<SentimentSlope> defined ? slope(defined.value()) : null,
        slope instanceof Undefined<SentimentSlope> undefined ? undefined.reason().code() : null);
  }

  /** A mean of scores; rounding may lead a hair's breadth out of their range. */
  static double within(double score) {
    return Math.max(-1, Math.min(1, score));
  }

  private @Nullable Point extreme(List<SentimentWindow> windows, List<Point> points, boolean low) {
    return analysis.summary(windows) instanceof Defined<SentimentSummary> summary
        ? points.get(windows.indexOf(low ? summary.value().low() : summary.value().high()))
        : null;
  }

  private static SentimentWindow window(Point point, List<Point> points) {
    Instant first = points.getFirst().start();
    return new SentimentWindow(
        Duration.between(first, point.start()).toMillis() / HOUR_MS, point.mean(), point.units());
  }

  private static Slope slope(SentimentSlope slope) {
    return new Slope(
        slope.trend(),
        slope.value(),
        slope.pValue().isPresent() ? slope.pValue().getAsDouble() : null,
        slope.interval().low(),
        slope.interval().high());
  }
}
