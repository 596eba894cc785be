package dev.assay.analyzer.statistics.multiplicity;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import java.util.Arrays;
import java.util.List;

/**
 * What is kept at its level when several comparisons are made, with adjusted p values and with
 * levels for intervals that say the same.
 *
 * <p>An interval at its level excludes 0 exactly when the adjusted p value is below alpha, provided
 * that interval and p value come from the same test.
 */
public enum Correction {
  /**
   * The chance of any false alarm; {@code m p}. Intervals at {@code alpha / m} all cover at once
   * with {@code 1 - alpha}. Source: Dunn 1961.
   */
  BONFERRONI {
    @Override
    double[] adjustChecked(double... pValues) {
      return Arrays.stream(pValues).map(p -> Math.min(1, pValues.length * p)).toArray();
    }

    @Override
    double[] alphas(double alpha, double... pValues) {
      double[] alphas = new double[pValues.length];
      Arrays.fill(alphas, alpha / pValues.length);
      return alphas;
    }
  },

  /**
   * The chance of any false alarm, in steps; see {@link Holm}. Intervals are at the level of the
   * step that decided: {@code alpha / (m - i + 1)} for the i-th smallest p value while it is
   * rejected, and the level of the first step that failed for all others. They repeat the
   * decisions, and do not all cover at once with {@code 1 - alpha}: intervals that do both say only
   * the sign of an effect that is shown (Strassburger and Bretz 2008; Guilbaud 2008). For joint
   * coverage take Bonferroni's. Source: Holm 1979.
   */
  HOLM {
    @Override
    double[] adjustChecked(double... pValues) {
      return Holm.adjust(pValues);
    }

    @Override
    double[] alphas(double alpha, double... pValues) {
      double[] adjusted = adjustChecked(pValues);
      double[] alphas = new double[pValues.length];
      int left = pValues.length;
      for (int i : PValues.ascending(pValues)) {
        alphas[i] = alpha / left;
        if (adjusted[i] < alpha) {
          left--;
        }
      }
      return alphas;
    }
  },

  /**
   * The expected share of false alarms among the alarms, for p values that are independent or
   * positively dependent: the running minimum of {@code m p_(i) / i} from the largest. Intervals
   * are at {@code R alpha / m}, with {@code R} the number of alarms (1 without any): of the
   * intervals of the alarms, the expected share that does not cover is at most alpha. Sources:
   * Benjamini and Hochberg 1995; Benjamini and Yekutieli 2005 for the intervals.
   */
  BENJAMINI_HOCHBERG {
    @Override
    double[] adjustChecked(double... pValues) {
      Integer[] ascending = PValues.ascending(pValues);
      double[] adjusted = new double[pValues.length];
      double smallest = 1;
      for (int rank = pValues.length; rank > 0; rank--) {
        int i = ascending[rank - 1];
        smallest = Math.min(smallest, pValues[i] * ((double) pValues.length / rank));
        adjusted[i] = smallest;
      }
      return adjusted;
    }

    @Override
    double[] alphas(double alpha, double... pValues) {
      long alarms = Arrays.stream(adjustChecked(pValues)).filter(p -> p < alpha).count();
      double[] alphas = new double[pValues.length];
      Arrays.fill(alphas, alpha * Math.max(1, alarms) / pValues.length);
      return alphas;
    }
  };

  /**
   * Adjusted p values.
   *
   * @param pValues from 0 to 1
   * @return in the order of the input; each at least its own p value, and at most 1
   */
  public double[] adjust(double... pValues) {
    PValues.check(pValues);
    return adjustChecked(pValues);
  }

  /**
   * The level of each comparison's interval.
   *
   * @param level of all comparisons together
   * @param pValues from 0 to 1
   * @return in the order of the input
   */
  public List<ConfidenceLevel> levels(ConfidenceLevel level, double... pValues) {
    PValues.check(pValues);
    return Arrays.stream(alphas(level.alpha(), pValues)).mapToObj(ConfidenceLevel::new).toList();
  }

  abstract double[] adjustChecked(double... pValues);

  abstract double[] alphas(double alpha, double... pValues);
}
