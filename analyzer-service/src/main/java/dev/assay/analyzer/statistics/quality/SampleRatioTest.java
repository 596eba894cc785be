package dev.assay.analyzer.statistics.quality;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-square test of units per arm against the shares of traffic.
 *
 * <p>{@code sum (o - e)^2 / e} over the arms with traffic, {@code e = N w / sum w}, with one degree
 * of freedom fewer than such arms. Sources: Pearson 1900; Fabijan et al. 2019, KDD.
 */
public final class SampleRatioTest {

  private SampleRatioTest() {}

  /**
   * One arm.
   *
   * @param units counted, at least 0
   * @param weight share of the traffic, at least 0, in any unit
   */
  public record Arm(long units, double weight) {}

  /**
   * Compares all arms at once.
   *
   * @return undefined without units, with fewer than two arms that have traffic, or with units in
   *     an arm that has none
   */
  public static Answer<SampleRatio> test(List<Arm> arms) {
    double weights = 0;
    long units = 0;
    int open = 0;
    for (Arm arm : arms) {
      if (arm.weight() > 0) {
        weights += arm.weight();
        units += arm.units();
        open++;
      } else if (arm.units() > 0) {
        return new Undefined<>(Reason.UNITS_WITHOUT_TRAFFIC);
      }
    }
    if (open < 2) {
      return new Undefined<>(Reason.TOO_FEW_ARMS);
    }
    if (units == 0) {
      return new Undefined<>(Reason.NO_OBSERVATIONS);
    }
    double chiSquare = 0;
    for (Arm arm : arms) {
      if (arm.weight() > 0) {
        double expected = units * arm.weight() / weights;
        double deviation = arm.units() - expected;
        chiSquare += deviation * deviation / expected;
      }
    }
    double p = ChiSquaredDistribution.of(open - 1).survivalProbability(chiSquare);
    return Answer.of(new SampleRatio(chiSquare, open - 1, p));
  }
}
