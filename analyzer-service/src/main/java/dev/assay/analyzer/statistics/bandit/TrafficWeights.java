package dev.assay.analyzer.statistics.bandit;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns the chances of the arms to be the best into shares of the traffic.
 *
 * <p>Thompson sampling gives each arm its chance. Top-two Thompson sampling gives half of the
 * traffic to a second arm that is drawn until it differs from the first, so that it finds the best
 * arm sooner. Both are the exact shares, not draws. Sources: Thompson 1933; Russo 2020, "Simple
 * Bayesian algorithms for best-arm identification", section 3.
 */
public final class TrafficWeights {

  private static final TrafficWeights DEFAULT = new TrafficWeights(1, 0);

  private static final double GRID = 0x1p53;

  private final double first;
  private final double floor;

  private TrafficWeights(double first, double floor) {
    this.first = first;
    this.floor = floor;
  }

  /** Thompson sampling without a floor. */
  public static TrafficWeights withDefaults() {
    return DEFAULT;
  }

  /** Top-two Thompson sampling, half of the traffic to each draw. */
  public TrafficWeights topTwo() {
    return new TrafficWeights(0.5, floor);
  }

  /**
   * With a share that each arm keeps, so that no arm is given up.
   *
   * @param share at least 0, at most one over the number of arms
   */
  public TrafficWeights withFloor(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw floor(share, "1");
    }
    return new TrafficWeights(first, share);
  }

  /**
   * The weights.
   *
   * @param best chances of the arms to be the best, which sum to 1
   * @return as many, each at least the floor; their sum in order is 1, to the last digit
   */
  public List<Double> of(List<Double> best) {
    int arms = best.size();
    if (floor * arms > 1) {
      throw floor(floor, "1 over the number of arms, " + arms);
    }
    double sum = 0;
    for (double chance : best) {
      if (!(chance >= 0 && chance <= 1)) {
        throw new IllegalArgumentException(
            "prob_best is %s; allowed is from 0 to 1".formatted(chance));
      }
      sum += chance;
    }
    if (!(Math.abs(sum - 1) <= 1e-6)) {
      throw new IllegalArgumentException(
          "prob_best sums to %s; allowed is a sum of 1".formatted(sum));
    }
    double spare = 1 - floor * arms;
    List<Double> weights = new ArrayList<>(arms);
    int largest = 0;
    for (int arm = 0; arm < arms; arm++) {
      double share = first * best.get(arm) / sum + (1 - first) * second(best, arm, sum);
      weights.add(floor + spare * share);
      largest = weights.get(arm) > weights.get(largest) ? arm : largest;
    }
    // Whole multiples of 2^-53 up to 1 are summed without rounding; the largest takes the rest.
    double others = 0;
    for (int arm = 0; arm < arms; arm++) {
      if (arm != largest) {
        weights.set(arm, Math.ceil(weights.get(arm) * GRID) / GRID);
        others += weights.get(arm);
      }
    }
    weights.set(largest, 1 - others);
    return List.copyOf(weights);
  }

  /** Chance that the second draw is the arm: {@code sum_{j != i} a_j a_i / (1 - a_j)}. */
  private static double second(List<Double> best, int arm, double sum) {
    double share = 0;
    for (int top = 0; top < best.size(); top++) {
      if (top != arm) {
        // Of the others: 1 - a_j would cancel where arm j is all but certain.
        double others = 0;
        for (int other = 0; other < best.size(); other++) {
          others += other == top ? 0 : best.get(other);
        }
        double given = others > 0 ? best.get(arm) / others : 1.0 / (best.size() - 1);
        share += best.get(top) / sum * given;
      }
    }
    return best.size() == 1 ? 1 : share;
  }

  private static IllegalArgumentException floor(double share, String most) {
    return new IllegalArgumentException(
        "floor is %s; allowed is from 0 to %s".formatted(share, most));
  }
}
