package dev.assay.analyzer.statistics.quality;

/**
 * How far the counts speak against the intended shares, at any look.
 *
 * @param logBayesFactor above 0 where they speak against them
 * @param pValue at most 1, and valid at every look
 */
public record SequentialSampleRatio(double logBayesFactor, double pValue) {

  /** All looks up to the next: its Bayes factor, and the smallest p value, which stays valid. */
  public SequentialSampleRatio and(SequentialSampleRatio next) {
    return new SequentialSampleRatio(next.logBayesFactor, Math.min(pValue, next.pValue));
  }
}
