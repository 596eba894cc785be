package dev.assay.analyzer.decision;

import java.time.Duration;

/**
 * The rules by which an experiment is decided, fixed before it starts. Margins are the guardrails'
 * own.
 *
 * @param alpha error rate of the primary metric over all treatments, above 0, below 1
 * @param power to ship a treatment as good as the smallest effect worth finding; above 0, below 1
 * @param requiredUnits over all variants, at least 1
 * @param minimumRun before which nothing but harm ends the experiment; event time, at least 0
 */
public record Policy(
    Method method,
    double alpha,
    double power,
    long requiredUnits,
    Duration minimumRun,
    EarlyStopping early,
    Budget budget,
    PosteriorLimits posterior,
    QualityLimits quality) {

  public Policy {
    checkShare("alpha", alpha);
    checkShare("power", power);
    if (requiredUnits < 1) {
      throw new IllegalArgumentException(
          "required_sample_size is %d; allowed is at least 1".formatted(requiredUnits));
    }
    if (minimumRun.isNegative()) {
      throw new IllegalArgumentException(
          "minimum_run_hours is %s; allowed is at least 0".formatted(minimumRun));
    }
  }

  /** Fixed horizon, 5 %, a power of 80 %, no bounds but the required number of units. */
  public static Policy withDefaults(long requiredUnits) {
    return new Policy(
        Method.FIXED_HORIZON,
        0.05,
        0.8,
        requiredUnits,
        Duration.ZERO,
        EarlyStopping.DEFAULT,
        Budget.UNLIMITED,
        PosteriorLimits.DEFAULT,
        QualityLimits.DEFAULT);
  }

  /**
   * Whether there are as many units as the decision waits for. A test that is always valid can wait
   * for more than it needs.
   */
  boolean isDue(Evidence evidence) {
    long due =
        method == Method.SEQUENTIAL
            ? Math.max(requiredUnits, budget.units().orElse(requiredUnits))
            : requiredUnits;
    return evidence.units() >= due;
  }

  /** Whether a winner may be declared before the decision is due. */
  boolean allowsEarlyWinner() {
    return early.winner() && method.allowsEarlyWinner();
  }

  static void checkShare(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s is %s; allowed is above 0, below 1".formatted(name, value));
    }
  }
}
