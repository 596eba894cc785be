package dev.assay.analyzer.statistics.quality;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
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
  public record Arm(long units, double weight) {

    public Arm {
      if (units < 0) {
        throw new IllegalArgumentException("units is %d; allowed is at least 0".formatted(units));
      }
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight is %s; allowed is at least 0 and finite".formatted(weight));
      }
    }
  }

  /**
   * Compares all arms at once.
   *
   * @return undefined without units, with fewer than two arms that have traffic, or with units in
   *     an arm that has none
   */
  public static Answer<SampleRatio> test(List<Arm> arms) {
    if (arms.stream().anyMatch(arm -> arm.weight() == 0 && arm.units() > 0)) {
      return new Undefined<>(Reason.UNITS_WITHOUT_TRAFFIC);
    }
    List<Arm> open = arms.stream().filter(arm -> arm.weight() > 0).toList();
    if (open.size() < 2) {
      return new Undefined<>(Reason.TOO_FEW_ARMS);
    }
    BigDecimal units = total(open, arm -> BigDecimal.valueOf(arm.units()));
    if (units.signum() == 0) {
      return new Undefined<>(Reason.NO_OBSERVATIONS);
    }
    BigDecimal weights = total(open, arm -> new BigDecimal(arm.weight()));
    double chiSquare = 0;
    for (Arm arm : open) {
      BigDecimal expected = units.multiply(new BigDecimal(arm.weight()));
      // Exact: with very many units, rounding of what is expected would pass for a deviation.
      BigDecimal deviation = BigDecimal.valueOf(arm.units()).multiply(weights).subtract(expected);
      chiSquare +=
          deviation
              .multiply(deviation)
              .divide(expected.multiply(weights), MathContext.DECIMAL64)
              .doubleValue();
    }
    double p = ChiSquaredDistribution.of(open.size() - 1).survivalProbability(chiSquare);
    return Answer.of(new SampleRatio(chiSquare, open.size() - 1, p));
  }

  private static BigDecimal total(List<Arm> arms, Function<Arm, BigDecimal> part) {
    return arms.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
