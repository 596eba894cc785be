package dev.assay.analyzer.statistics.sequential;

import dev.assay.analyzer.statistics.numeric.StandardNormal;

/** How much of one side's error rate may have been spent by a share of the information. */
public sealed interface SpendingFunction {

  /**
   * Spent so far.
   *
   * @param alpha of one side, above 0, below 1
   * @param fraction of the information, above 0, at most 1
   */
  double spent(double alpha, double fraction);

  /** {@code 2 (1 - Phi(z_{alpha/2} / sqrt t))}: hardly anything early. Lan and DeMets 1983. */
  record ObrienFleming() implements SpendingFunction {
    @Override
    public double spent(double alpha, double fraction) {
      double z = StandardNormal.upperQuantile(alpha / 2);
      return 2 * StandardNormal.survival(z / Math.sqrt(fraction));
    }
  }

  /** {@code alpha ln(1 + (e - 1) t)}: about the same bound at each look. Lan and DeMets 1983. */
  record Pocock() implements SpendingFunction {
    @Override
    public double spent(double alpha, double fraction) {
      return alpha * Math.log1p((Math.E - 1) * fraction);
    }
  }

  /**
   * {@code alpha t^phi}. Source: Kim and DeMets 1987.
   *
   * @param phi above 0; the larger, the less is spent early
   */
  record Power(double phi) implements SpendingFunction {
    public Power {
      if (!(phi > 0 && Double.isFinite(phi))) {
        throw new IllegalArgumentException(
            "phi is %s; allowed is above 0 and finite".formatted(phi));
      }
    }

    @Override
    public double spent(double alpha, double fraction) {
      return alpha * Math.pow(fraction, phi);
    }
  }
}
