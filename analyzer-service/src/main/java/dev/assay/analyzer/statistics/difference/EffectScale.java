package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined.Reason;

/** In what an effect is told. */
public enum EffectScale {
  /** In the metric's unit: {@code d = m_t - m_c} with the variance {@code V_c + V_t}. */
  ABSOLUTE,

  /**
   * As a share of the control: {@code d / |m_c|} with the delta method's variance {@code V_t /
   * m_c^2 + V_c m_t^2 / m_c^4}. Source: Deng, Knoblich and Lu 2018.
   */
  RELATIVE;

  /**
   * The effect with Welch's degrees of freedom.
   *
   * @return undefined when an arm is, when nothing varies, and relative to a control of 0
   */
  public Answer<Estimate> effect(Answer<Estimate> control, Answer<Estimate> treatment) {
    return control.flatMap(c -> treatment.flatMap(t -> effect(c, t)));
  }

  private Answer<Estimate> effect(Estimate control, Estimate treatment) {
    return switch (this) {
      case ABSOLUTE -> effect(control, treatment, 1, 1);
      case RELATIVE ->
          control.value() == 0
              ? Answer.undefined(Reason.ZERO_CONTROL)
              : effect(
                  control,
                  treatment,
                  Math.abs(control.value()),
                  treatment.value() / control.value());
    };
  }

  private static Answer<Estimate> effect(
      Estimate control, Estimate treatment, double unit, double factor) {
    double variance = (treatment.variance() + factor * factor * control.variance()) / unit / unit;
    return variance == 0
        ? Answer.undefined(Reason.ZERO_VARIANCE)
        : Answer.of(
            new Estimate(
                treatment.minus(control) / unit,
                variance,
                StudentTest.degreesOfFreedom(control, factor, treatment)));
  }
}
