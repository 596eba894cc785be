package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;

/**
 * A difference in units of the pooled standard deviation, to compare metrics of different units.
 *
 * <p>{@code d = (m_t - m_c) / s} with {@code s^2} pooled over {@code v = n_c + n_t - 2} degrees of
 * freedom; {@code d} is too large in small samples, and {@code g = J d} is not. Sources: Cohen
 * 1988; Hedges 1981, Journal of Educational Statistics 6.
 *
 * @param pooledStandardDeviation in the metric's unit, above 0
 * @param cohensD standardised difference
 * @param correction {@code J = Gamma(v/2) / (sqrt(v/2) Gamma((v-1)/2))}, from 0 to 1
 * @param degreesOfFreedom {@code v}, at least 2
 */
public record EffectSize(
    double pooledStandardDeviation, double cohensD, double correction, long degreesOfFreedom) {

  private static final int SERIES_FROM = 40;

  /** Undefined when an arm has fewer than two units or when neither varies. */
  public static Answer<EffectSize> of(Sample control, Sample treatment) {
    return control
        .estimate()
        .flatMap(c -> treatment.estimate().flatMap(t -> of(control, treatment, t.minus(c))));
  }

  private static Answer<EffectSize> of(Sample control, Sample treatment, double difference) {
    double c = control.count() - 1.0;
    double t = treatment.count() - 1.0;
    double deviation =
        Math.sqrt(control.variance() * (c / (c + t)) + treatment.variance() * (t / (c + t)));
    return deviation == 0
        ? new Undefined<>(Reason.ZERO_VARIANCE)
        : Answer.of(
            new EffectSize(deviation, difference / deviation, correction(c + t), (long) (c + t)));
  }

  /** Hedges's g with the exact correction. */
  public double hedgesG() {
    return correction * cohensD;
  }

  /** Hedges's g with the approximate correction {@code 1 - 3 / (4 v - 1)}. */
  public double approximateHedgesG() {
    return (1 - 3 / (4.0 * degreesOfFreedom - 1)) * cohensD;
  }

  /**
   * By the series of {@code Gamma(x + 1/2) / (sqrt(x) Gamma(x))} at a large {@code x}, to which
   * {@code Gamma(x + 1) = x Gamma(x)} leads: logarithms of large gamma functions would cancel.
   * Source: Graham, Knuth and Patashnik 1994, exercise 9.60.
   */
  private static double correction(double freedom) {
    double x = (freedom - 1) / 2;
    double factor = 1;
    while (x < SERIES_FROM) {
      factor *= x / (x + 0.5);
      x++;
    }
    double y = 1 / x;
    double series =
        1
            - y
                * (1 / 8.0
                    - y
                        * (1 / 128.0
                            + y
                                * (5 / 1024.0
                                    - y
                                        * (21 / 32768.0
                                            + y * (399 / 262144.0 - y * 869 / 4194304.0)))));
    return factor * series * Math.sqrt(x / (freedom / 2));
  }
}
