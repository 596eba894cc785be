package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.numeric.StudentQuantile;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The lift {@code (t - c) / |c|} of independent estimates with its interval, in three ways.
 *
 * <p>Fieller's is exact for normal estimates and says so when the control may be zero; it is the
 * one to read. The delta method's is symmetric and too sure of itself about a control near zero.
 * The logarithm's needs both estimates above zero. Quantiles are Student's.
 */
public final class LiftTest {

  private static final LiftTest DEFAULT =
      new LiftTest(ConfidenceLevel.DEFAULT, Alternative.TWO_SIDED);

  private final ConfidenceLevel level;
  private final Alternative alternative;

  private LiftTest(ConfidenceLevel level, Alternative alternative) {
    this.level = level;
    this.alternative = alternative;
  }

  /** Two-sided, with intervals of 95 %. */
  public static LiftTest withDefaults() {
    return DEFAULT;
  }

  public LiftTest with(ConfidenceLevel confidenceLevel) {
    return new LiftTest(confidenceLevel, alternative);
  }

  public LiftTest with(Alternative lookedFor) {
    return new LiftTest(level, lookedFor);
  }

  /**
   * Fieller's set, with the degrees of freedom of the difference. Source: Fieller 1954, JRSS B 16.
   *
   * @return empty about a control of 0; a point when neither varies
   */
  public Optional<Lift> fieller(Estimate control, Estimate treatment) {
    return fieller(control, treatment, quantile(degreesOfFreedom(control, treatment)));
  }

  /** With the quantile of the difference's own test, for whoever has it. */
  Optional<Lift> fieller(Estimate control, Estimate treatment, double quantile) {
    if (control.value() == 0) {
      return Optional.empty();
    }
    double c = control.value();
    double d = treatment.minus(control);
    Fieller fieller =
        new Fieller(
            c,
            control.variance(),
            d,
            control.variance() + treatment.variance(),
            -control.variance(),
            c * c * treatment.variance()
                + treatment.value() * treatment.value() * control.variance(),
            quantile * quantile);
    return Optional.of(new Lift(d / Math.abs(c), fieller.interval(alternative)));
  }

  /**
   * Fieller's set of a difference that is not independent of the control.
   *
   * @param covariance of the difference and the control
   * @return empty about a control of 0
   */
  public Optional<Lift> fieller(Estimate control, Difference difference, double covariance) {
    double c = control.value();
    if (c == 0) {
      return Optional.empty();
    }
    double d = difference.value();
    double variance = difference.standardError() * difference.standardError();
    double quantile = quantile(difference.degreesOfFreedom());
    Fieller fieller =
        new Fieller(
            c,
            control.variance(),
            d,
            variance,
            covariance,
            c * c * variance - 2 * c * d * covariance + d * d * control.variance(),
            quantile * quantile);
    return Optional.of(new Lift(d / Math.abs(c), fieller.interval(alternative)));
  }

  /**
   * By the delta method: variance {@code V_t/c^2 + V_c t^2/c^4}, degrees of freedom of the
   * difference. Source: Deng, Knoblich and Lu 2018, KDD.
   *
   * @return undefined about a control of 0
   */
  public Answer<DeltaLift> delta(Estimate control, Estimate treatment) {
    if (control.value() == 0) {
      return new Undefined<>(Reason.ZERO_CONTROL);
    }
    double absolute = Math.abs(control.value());
    return Answer.of(
        delta(
            treatment.minus(control) / absolute,
            Math.hypot(
                treatment.standardError() / absolute,
                control.standardError() / absolute * (treatment.value() / absolute)),
            degreesOfFreedom(control, treatment)));
  }

  /**
   * A lift whose standard error is known.
   *
   * @param standardError at least 0
   */
  public DeltaLift delta(double lift, double standardError, double degreesOfFreedom) {
    return new DeltaLift(
        lift,
        standardError,
        degreesOfFreedom,
        standardError == 0
            ? new Undefined<>(Reason.ZERO_VARIANCE)
            : Answer.of(
                alternative.pValue(TDistribution.of(degreesOfFreedom), lift / standardError)),
        alternative.interval(lift, quantile(degreesOfFreedom) * standardError));
  }

  /**
   * By the logarithm of the ratio, {@code log(t/c) -+ q sqrt(V_c/c^2 + V_t/t^2)}, with Welch's
   * degrees of freedom of the logarithms, as a lift. Source: Katz, Baptista, Azen and Pike 1978,
   * Biometrics 34.
   *
   * @return undefined unless both are above 0, and when neither varies
   */
  public Answer<Interval> logarithmic(Estimate control, Estimate treatment) {
    if (control.value() <= 0 || treatment.value() <= 0) {
      return new Undefined<>(Reason.NOT_POSITIVE);
    }
    Estimate c = logarithm(control);
    Estimate t = logarithm(treatment);
    double variance = c.variance() + t.variance();
    if (variance == 0) {
      return new Undefined<>(Reason.ZERO_VARIANCE);
    }
    Interval interval =
        alternative.interval(
            // Not a difference of logarithms, which would lose small lifts.
            Math.log1p(treatment.minus(control) / control.value()),
            quantile(StudentTest.degreesOfFreedom(c, 1, t)) * Math.sqrt(variance));
    return Answer.of(new Interval(Math.expm1(interval.low()), Math.expm1(interval.high())));
  }

  private static Estimate logarithm(Estimate estimate) {
    double relative = estimate.standardError() / estimate.value();
    return new Estimate(
        Math.log(estimate.value()), relative * relative, estimate.degreesOfFreedom());
  }

  /** Of the difference; no variance at all is known. */
  private static double degreesOfFreedom(Estimate control, Estimate treatment) {
    return control.variance() + treatment.variance() == 0
        ? Double.POSITIVE_INFINITY
        : StudentTest.degreesOfFreedom(control, 1, treatment);
  }

  private double quantile(double degreesOfFreedom) {
    return StudentQuantile.upper(degreesOfFreedom, alternative.tail(level));
  }
}
