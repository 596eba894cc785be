package dev.assay.analyzer.statistics.quantile;

/** Two values between which a quantile is looked for, and the shares at or below them. */
record Bracket(double low, double shareAtLow, double high, double shareAtHigh) {

  /** The part below a value. */
  Bracket below(double value, double share) {
    return new Bracket(low, shareAtLow, value, share);
  }

  /** The part above a value. */
  Bracket above(double value, double share) {
    return new Bracket(value, share, high, shareAtHigh);
  }
}
