package dev.assay.analyzer.statistics.planning;

/**
 * So many units a control and a treatment need, before they are rounded up.
 *
 * @param control at least 0
 * @param treatment at least 0
 */
public record Units(double control, double treatment) {

  static Units of(double control, double allocation) {
    return new Units(control, allocation * control);
  }

  /** Whole units. */
  public long wholeControl() {
    return (long) Math.ceil(control);
  }

  /** Whole units. */
  public long wholeTreatment() {
    return (long) Math.ceil(treatment);
  }
}
