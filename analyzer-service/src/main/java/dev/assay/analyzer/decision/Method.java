package dev.assay.analyzer.decision;

/** How the primary metric is tested. */
public enum Method {
  /** Once, at the required number of units. */
  FIXED_HORIZON,
  /** At every look, by p values that are always valid. */
  SEQUENTIAL,
  /** At a few looks that share the error rate. */
  GROUP_SEQUENTIAL,
  /** By the posterior, at the required number of units. */
  BAYESIAN;

  /** Whether a winner may be declared before the required number of units. */
  boolean allowsEarlyWinner() {
    return this == SEQUENTIAL || this == GROUP_SEQUENTIAL;
  }
}
