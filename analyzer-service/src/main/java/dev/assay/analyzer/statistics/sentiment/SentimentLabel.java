package dev.assay.analyzer.statistics.sentiment;

/** A score in words: from -0.2 to 0.2 is neutral, beyond 0.6 is very much so. */
public enum SentimentLabel {
  /** At most -0.6. */
  VERY_NEGATIVE,
  /** At most -0.2. */
  NEGATIVE,
  /** Between -0.2 and 0.2. */
  NEUTRAL,
  /** At least 0.2. */
  POSITIVE,
  /** At least 0.6. */
  VERY_POSITIVE;

  static final double SOME = 0.2;
  static final double MUCH = 0.6;

  /**
   * Of a score or a mean of scores.
   *
   * @param score from -1 to 1
   */
  public static SentimentLabel of(double score) {
    if (!(score >= -1 && score <= 1)) {
      throw new IllegalArgumentException("score is %s; allowed is from -1 to 1".formatted(score));
    }
    double size = Math.abs(score);
    if (size < SOME) {
      return NEUTRAL;
    }
    if (size < MUCH) {
      return score > 0 ? POSITIVE : NEGATIVE;
    }
    return score > 0 ? VERY_POSITIVE : VERY_NEGATIVE;
  }
}
