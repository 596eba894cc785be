package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
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

  public static Answer<Difference> test(
      Answer<Estimate> control, Answer<Estimate> treatment, ConfidenceLevel level) {
    return control.flatMap(c -> treatment.flatMap(t -> test(c, t, level)));
  }

  private static Answer<Difference> test(
      Estimate control, Estimate treatment, ConfidenceLevel level) {
    double variance = control.variance() + treatment.variance();
    if (variance == 0) {
      return new Undefined<>(Reason.ZERO_VARIANCE);
    }
    double freedom = degreesOfFreedom(control, 1, treatment);
    TDistribution distribution = TDistribution.of(freedom);
    double difference = treatment.minus(control);
    double error = Math.sqrt(variance);
    double t = difference / error;
    double quantile = distribution.inverseSurvivalProbability(level.tail());
    return Answer.of(
        new Difference(
            difference,
            error,
            t,
            freedom,
            Math.min(1, 2 * distribution.survivalProbability(Math.abs(t))),
            new Interval(difference - quantile * error, difference + quantile * error),
            Fieller.lift(
                control.value(),
                control.variance(),
                treatment.value(),
                treatment.variance(),
                quantile)));
  }

  /** Of the variance of {@code treatment - factor * control}. */
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
