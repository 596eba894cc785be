package dev.assay.analyzer.calibration;

import java.util.function.LongPredicate;

/**
 * All outcomes of a count with their probabilities, but for those that are rarer than the commonest
 * by more than 1e16.
 */
final class Outcomes {

  private static final double RAREST = 1e-16;

  /** The smallest of them. */
  private final long first;

  /** From the smallest on. */
  private final double[] probabilities;

  private Outcomes(long first, double... probabilities) {
    this.first = first;
    this.probabilities = probabilities;
  }

  /** Whether an event happens with two counts. */
  @FunctionalInterface
  interface Event {
    boolean happens(long control, long treatment);
  }

  private interface Step {
    /** Probability of {@code k} over that of {@code k - 1}. */
    double ratio(long k);
  }

  static Outcomes binomial(long trials, double probability) {
    double odds = probability / (1 - probability);
    return around((long) ((trials + 1) * probability), trials, k -> (trials - k + 1) * odds / k);
  }

  static Outcomes poisson(double mean) {
    return around((long) mean, Long.MAX_VALUE, k -> mean / k);
  }

  private static Outcomes around(long mode, long most, Step step) {
    long low = mode;
    for (double p = 1; low > 0 && p > RAREST; low--) {
      p /= step.ratio(low);
    }
    long high = mode;
    for (double p = 1; high < most && p > RAREST; high++) {
      p *= step.ratio(high + 1);
    }
    double[] probabilities = new double[Math.toIntExact(high - low + 1)];
    int middle = (int) (mode - low);
    probabilities[middle] = 1;
    for (int i = middle; i > 0; i--) {
      probabilities[i - 1] = probabilities[i] / step.ratio(low + i);
    }
    for (int i = middle + 1; i < probabilities.length; i++) {
      probabilities[i] = probabilities[i - 1] * step.ratio(low + i);
    }
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability;
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] /= sum;
    }
    return new Outcomes(low, probabilities);
  }

  /** How often something happens. */
  double share(LongPredicate event) {
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      sum += event.test(first + i) ? probabilities[i] : 0;
    }
    return sum;
  }

  /** How often something happens with an independent count beside this one. */
  double share(Outcomes treatment, Event event) {
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      long control = first + i;
      sum += probabilities[i] * treatment.share(count -> event.happens(control, count));
    }
    return sum;
  }
}
