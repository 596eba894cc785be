package dev.assay.analyzer.statistics.sentiment;

/**
 * The scores of one stretch of time, or of one turn.
 *
 * @param position when: a time or a turn's number, finite
 * @param mean of the scores, from -1 to 1; of no meaning without scores
 * @param count scores, at least 0
 */
public record SentimentWindow(double position, double mean, long count) {

  public SentimentWindow {
    if (!Double.isFinite(position)) {
      throw new IllegalArgumentException(
          "position is %s; allowed is a finite one".formatted(position));
    }
    if (count < 0) {
      throw new IllegalArgumentException("count is %d; allowed is at least 0".formatted(count));
    }
    if (count > 0 && !(mean >= -1 && mean <= 1)) {
      throw new IllegalArgumentException("mean is %s; allowed is from -1 to 1".formatted(mean));
    }
  }
}
