package dev.assay.analyzer.statistics.sequential;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.numeric.StandardNormal;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds for a planned number of looks, whose error rates sum to alpha.
 *
 * <p>Spending is split between the sides. Two-sided bounds are symmetric; one-sided ones have no
 * lower boundary. Sources: Armitage, McPherson and Rowe 1969; Lan and DeMets 1983.
 */
public final class GroupSequentialDesign {

  /** Looks closer together are one look. */
  static final double CLOSEST = 1e-6;

  private static final GroupSequentialDesign DEFAULT =
      new GroupSequentialDesign(
          new SpendingFunction.ObrienFleming(), ConfidenceLevel.DEFAULT, true);

  private final SpendingFunction spending;
  private final ConfidenceLevel level;
  private final boolean twoSided;

  private GroupSequentialDesign(
      SpendingFunction spending, ConfidenceLevel level, boolean twoSided) {
    this.spending = spending;
    this.level = level;
    this.twoSided = twoSided;
  }

  /** O'Brien and Fleming's spending, two-sided, at 5 %. */
  public static GroupSequentialDesign withDefaults() {
    return DEFAULT;
  }

  public GroupSequentialDesign with(SpendingFunction function) {
    return new GroupSequentialDesign(function, level, twoSided);
  }

  public GroupSequentialDesign with(ConfidenceLevel confidenceLevel) {
    return new GroupSequentialDesign(spending, confidenceLevel, twoSided);
  }

  public GroupSequentialDesign oneSided() {
    return new GroupSequentialDesign(spending, level, false);
  }

  /**
   * The bounds.
   *
   * @param fractions of the information at each look, rising by at least 1e-6, above 0, at most 1
   */
  public GroupSequentialBounds bounds(double... fractions) {
    check(fractions);
    int sides = twoSided ? 2 : 1;
    double alpha = level.alpha() / sides;
    List<Double> bounds = new ArrayList<>();
    List<Double> nominal = new ArrayList<>();
    List<Double> cumulative = new ArrayList<>();
    CrossingRecursion recursion = new CrossingRecursion(twoSided);
    double before = 0;
    for (int look = 0; look < fractions.length; look++) {
      double spent = spending.spent(alpha, fractions[look]);
      double next = look + 1 < fractions.length ? fractions[look + 1] : Double.POSITIVE_INFINITY;
      double bound = recursion.look(fractions[look], next, spent - before);
      bounds.add(bound);
      nominal.add(sides * StandardNormal.survival(bound));
      cumulative.add(sides * spent);
      before = spent;
    }
    return new GroupSequentialBounds(
        List.copyOf(bounds), List.copyOf(nominal), List.copyOf(cumulative));
  }

  private static void check(double[] fractions) {
    if (fractions.length == 0) {
      throw new IllegalArgumentException("information_fractions is empty; allowed is one or more");
    }
    double before = 0;
    for (int look = 0; look < fractions.length; look++) {
      if (!(fractions[look] - before >= CLOSEST && fractions[look] <= 1)) {
        throw new IllegalArgumentException(
            "information_fractions[%d] is %s; allowed is from %s more than the one before to 1"
                .formatted(look, fractions[look], CLOSEST));
      }
      before = fractions[look];
    }
  }
}
