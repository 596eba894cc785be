package dev.assay.analyzer.calibration;

/**
 * A figure as it was found.
 *
 * @param count of what was averaged; 0 for an exact sum
 * @param value a share
 * @param standardError of the simulation; 0 for an exact sum
 */
public record Finding(Figure figure, long count, double value, double standardError) {

  public boolean isKept() {
    return figure.promise().isKept(value, standardError);
  }

  /** Whether a promise of ours is missed. */
  public boolean isMissed() {
    return !isKept() && !figure.comparison();
  }

  public String verdict() {
    String verdict = isKept() ? "kept" : "missed";
    return figure.comparison() ? verdict + " (comparison)" : verdict;
  }
}
