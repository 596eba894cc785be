package dev.assay.analyzer.statistics.sentiment;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Level and trend of a sentiment over windows; windows without scores are left out.
 *
 * <p>The trend is the slope of the weighted least-squares line, each window weighted by its count:
 * {@code b = S_xy / S_xx} with variance {@code sum w (y - line)^2 / ((k - 2) S_xx)} and {@code k -
 * 2} degrees of freedom for {@code k} windows. Source: Draper and Smith 1998, chapters 1 and 9.
 */
public final class SentimentAnalysis {

  /** Squares of residuals of means up to 1 that rounding alone leaves. */
  private static final double ROUNDING = 1e-28;

  private static final SentimentAnalysis DEFAULT =
      new SentimentAnalysis(ConfidenceLevel.DEFAULT, 0);

  private final ConfidenceLevel level;
  private final double minimum;

  private SentimentAnalysis(ConfidenceLevel level, double minimum) {
    this.level = level;
    this.minimum = minimum;
  }

  /** At 95 %, where any significant slope is a trend. */
  public static SentimentAnalysis withDefaults() {
    return DEFAULT;
  }

  public SentimentAnalysis with(ConfidenceLevel confidenceLevel) {
    return new SentimentAnalysis(confidenceLevel, minimum);
  }

  /**
   * The least slope that is a trend.
   *
   * @param slope change of the score per unit of position, at least 0
   */
  public SentimentAnalysis withMinimumSlope(double slope) {
    if (!(slope >= 0)) {
      throw new IllegalArgumentException(
          "minimum_slope is %s; allowed is at least 0".formatted(slope));
    }
    return new SentimentAnalysis(level, slope);
  }

  /**
   * Mean, label, low and high point.
   *
   * @return undefined without scores
   */
  public Answer<SentimentSummary> summary(List<SentimentWindow> windows) {
    List<SentimentWindow> used = used(windows);
    if (used.isEmpty()) {
      return Answer.undefined(Reason.NO_OBSERVATIONS);
    }
    Comparator<SentimentWindow> byMean = Comparator.comparingDouble(SentimentWindow::mean);
    SentimentWindow low = used.getFirst();
    SentimentWindow high = low;
    double weight = 0;
    double sum = 0;
    for (SentimentWindow window : used) {
      low = byMean.compare(window, low) < 0 ? window : low;
      high = byMean.compare(window, high) > 0 ? window : high;
      weight += window.count();
      sum += window.count() * window.mean();
    }
    // Rounding may lead a hair's breadth out of the range.
    double mean = Math.max(low.mean(), Math.min(high.mean(), sum / weight));
    return Answer.of(new SentimentSummary(mean, SentimentLabel.of(mean), low, high));
  }

  /**
   * The slope and whether it is a trend: it is when it is significant and no less than the minimum.
   *
   * @return undefined with fewer than three windows that have scores, or all at one position
   */
  public Answer<SentimentSlope> slope(List<SentimentWindow> windows) {
    List<SentimentWindow> used = used(windows);
    if (used.size() < 3) {
      return Answer.undefined(Reason.TOO_FEW_WINDOWS);
    }
    double weight = used.stream().mapToDouble(SentimentWindow::count).sum();
    double x = used.stream().mapToDouble(w -> w.count() / weight * w.position()).sum();
    double y = used.stream().mapToDouble(w -> w.count() / weight * w.mean()).sum();
    double xx = 0;
    double xy = 0;
    for (SentimentWindow window : used) {
      double away = window.position() - x;
      xx += window.count() / weight * away * away;
      xy += window.count() / weight * away * (window.mean() - y);
    }
    if (used.stream().mapToDouble(SentimentWindow::position).distinct().count() < 2) {
      return Answer.undefined(Reason.TOO_FEW_WINDOWS);
    }
    double slope = xy / xx;
    double squares = 0;
    for (SentimentWindow window : used) {
      double residual = window.mean() - y - slope * (window.position() - x);
      squares += window.count() / weight * residual * residual;
    }
    long freedom = used.size() - 2L;
    return Answer.of(
        squares <= ROUNDING
            ? onALine(slope, freedom, xx)
            : about(slope, Math.sqrt(squares / freedom / xx), freedom));
  }

  private SentimentSlope about(double slope, double error, long freedom) {
    TDistribution distribution = TDistribution.of((double) freedom);
    double p = Math.min(1, 2 * distribution.survivalProbability(Math.abs(slope / error)));
    double half = distribution.inverseSurvivalProbability(level.tail()) * error;
    return new SentimentSlope(
        slope,
        error,
        freedom,
        OptionalDouble.of(p),
        new Interval(slope - half, slope + half),
        trend(slope, p <= level.alpha()));
  }

  private SentimentSlope onALine(double slope, long freedom, double xx) {
    boolean flat = slope * slope * xx <= ROUNDING;
    return new SentimentSlope(
        slope, 0, freedom, OptionalDouble.empty(), new Interval(slope, slope), trend(slope, !flat));
  }

  private Trend trend(double slope, boolean significant) {
    if (!significant || Math.abs(slope) < minimum) {
      return Trend.STABLE;
    }
    return slope > 0 ? Trend.IMPROVING : Trend.DECLINING;
  }

  private static List<SentimentWindow> used(List<SentimentWindow> windows) {
    return windows.stream().filter(window -> window.count() > 0).toList();
  }
}
