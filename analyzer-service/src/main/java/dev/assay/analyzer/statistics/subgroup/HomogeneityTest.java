package dev.assay.analyzer.statistics.subgroup;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Cochran's test whether independent effects are the same.
 *
 * <p>{@code Q = sum (d_k - d)^2 / V_k} about the common effect {@code d = sum (d_k / V_k) / sum (1
 * / V_k)}, chi-square with one degree of freedom fewer than effects; {@code I^2 = max(0, (Q - f) /
 * Q)}. Variances count as known, so effects of a few dozen units an arm give p values that are too
 * small. Sources: Cochran 1954, Biometrics 10; Higgins and Thompson 2002.
 */
public final class HomogeneityTest {

  private HomogeneityTest() {}

  /**
   * Compares the effects that are known.
   *
   * @param effects with a variance above 0
   * @return undefined when fewer than two are
   */
  public static Answer<Homogeneity> test(List<Answer<Estimate>> effects) {
    List<Estimate> known = new ArrayList<>();
    for (Answer<Estimate> effect : effects) {
      if (effect instanceof Defined<Estimate> defined) {
        known.add(defined.value());
      }
    }
    if (known.size() < 2) {
      return new Undefined<>(Reason.TOO_FEW_SLICES);
    }
    double precision = 0;
    double sum = 0;
    for (Estimate effect : known) {
      precision += 1 / effect.variance();
      sum += effect.value() / effect.variance();
    }
    double common = sum / precision;
    double q = 0;
    for (Estimate effect : known) {
      double distance = effect.value() - common;
      q += distance * distance / effect.variance();
    }
    int freedom = known.size() - 1;
    return Answer.of(
        new Homogeneity(
            q,
            freedom,
            ChiSquaredDistribution.of(freedom).survivalProbability(q),
            q > freedom ? (q - freedom) / q : 0,
            common));
  }
}
