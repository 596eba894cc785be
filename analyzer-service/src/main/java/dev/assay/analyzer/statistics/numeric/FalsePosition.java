package dev.assay.analyzer.statistics.numeric;

/**
 * Two points between which an increasing function reaches a value, drawn together by chords: regula
 * falsi in its Illinois form. Source: Dowell and Jarratt 1971, BIT 11.
 */
public final class FalsePosition {

  private double low;
  private double high;
  private double below;
  private double above;
  private int side;

  /**
   * Two points.
   *
   * @param low where the function is below the value
   * @param below its distance there, below 0; NaN where it is not known
   * @param high where the function has the value or is above it
   * @param above its distance there, at least 0; NaN where it is not known
   */
  public FalsePosition(double low, double below, double high, double above) {
    this.low = low;
    this.below = below;
    this.high = high;
    this.above = above;
  }

  public double low() {
    return low;
  }

  public double high() {
    return high;
  }

  /** Where the chord has the value; NaN while a distance is not known. */
  public double chord() {
    return high - above * (high - low) / (above - below);
  }

  public double middle() {
    return low + (high - low) / 2;
  }

  /**
   * Takes a point between the two in, in place of the one on its side.
   *
   * @param distance of the function from the value
   */
  public void narrow(double point, double distance) {
    // An end that stays for a second time counts half, or it would stay for ever.
    if (distance < 0) {
      low = point;
      below = distance;
      above = side < 0 ? above / 2 : above;
      side = -1;
    } else {
      high = point;
      above = distance;
      below = side > 0 ? below / 2 : below;
      side = 1;
    }
  }
}
