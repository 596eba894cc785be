package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.numeric.StudentQuantile;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Compares two estimates that are independent and about normal, with variances that are themselves
 * estimated.
 *
 * <p>{@code t = d / sqrt(V_c + V_t)} with {@code (V_c + V_t)^2 / (V_c^2/f_c + V_t^2/f_t)} degrees
 * of freedom. Sources: Welch 1947, Biometrika 34; Satterthwaite 1946.
 */
public final class StudentTest {

  private StudentTest() {}

  /** Two-sided. */
  public static Answer<Difference> test(
      Answer<Estimate> control, Answer<Estimate> treatment, ConfidenceLevel level) {
    return test(control, treatment, level, Alternative.TWO_SIDED);
  }

  public static Answer<Difference> test(
      Answer<Estimate> control,
      Answer<Estimate> treatment,
      ConfidenceLevel level,
      Alternative alternative) {
    return control.flatMap(c -> treatment.flatMap(t -> test(c, t, level, alternative)));
  }

  private static Answer<Difference> test(
      Estimate control, Estimate treatment, ConfidenceLevel level, Alternative alternative) {
    double variance = control.variance() + treatment.variance();
    if (variance == 0) {
      return new Undefined<>(Reason.ZERO_VARIANCE);
    }
    double freedom = degreesOfFreedom(control, 1, treatment);
    TDistribution distribution = TDistribution.of(freedom);
    double difference = treatment.minus(control);
    double error = Math.sqrt(variance);
    double t = difference / error;
    double quantile = StudentQuantile.upper(freedom, alternative.tail(level));
    return Answer.of(
        new Difference(
            difference,
            error,
            t,
            freedom,
            alternative.pValue(distribution, t),
            alternative.interval(difference, quantile * error),
            LiftTest.withDefaults()
                .with(level)
                .with(alternative)
                .fieller(control, treatment, quantile)));
  }

  /** Of the variance of {@code treatment - factor * control}; not both variances may be 0. */
  public static double degreesOfFreedom(Estimate control, double factor, Estimate treatment) {
    double c = factor * factor * control.variance();
    double t = treatment.variance();
    // Shares of the whole: squares of tiny variances would underflow.
    double shareC = c / (c + t);
    double shareT = t / (c + t);
    return 1
        / (shareC * shareC / control.degreesOfFreedom()
            + shareT * shareT / treatment.degreesOfFreedom());
  }
}
