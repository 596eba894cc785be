package dev.assay.analyzer.statistics.bayes;

/**
 * Which of two arms is the higher, and what the wrong choice costs.
 *
 * @param treatmentBetter probability that the treatment's figure is the higher
 * @param controlBetter probability that the control's is; not worked out as a difference from 1
 * @param treatmentLoss expected loss of shipping the treatment, {@code E[(C - T)+]}
 * @param controlLoss expected loss of keeping the control, {@code E[(T - C)+]}
 */
public record Superiority(
    double treatmentBetter, double controlBetter, double treatmentLoss, double controlLoss) {

  /** The same where lower is better: whichever is higher is then the worse. */
  public Superiority mirrored() {
    return new Superiority(
        /* treatmentBetter= */ controlBetter,
        /* controlBetter= */ treatmentBetter,
        /* treatmentLoss= */ controlLoss,
        /* controlLoss= */ treatmentLoss);
  }
}
