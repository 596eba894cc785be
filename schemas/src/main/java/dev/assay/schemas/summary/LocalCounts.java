package dev.assay.schemas.summary;

import java.nio.DoubleBuffer;
import java.util.Arrays;

/**
 * How many values are at most {@code x}, for every {@code x} between two ends: a sum of steps, one
 * at each value that is known as it is, and of lines, one for each digest.
 *
 * <p>What the sketches have there is copied side by side, so that a search that asks many times
 * looks through few numbers that are near each other. Not safe for use by several threads.
 */
public final class LocalCounts {

  private final double low;
  private final double high;

  private double[] steps = new double[64];
  private int stepCount;
  private long stepsAtLow;

  /** Of the corners of all lines; each line's from one end to the other. */
  private double[] at = new double[256];

  private double[] counts = new double[256];
  private int corners;

  /** The first corner of each line. */
  private int[] starts = new int[32];

  private int lines;

  LocalCounts(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /** Values known as they are above the low end, up to the high end; in no order. */
  public double[] steps() {
    return Arrays.copyOf(steps, stepCount);
  }

  /** Number of values known as they are that are at most the low end. */
  public long stepsAtLow() {
    return stepsAtLow;
  }

  /**
   * The lines' part of the count.
   *
   * @param value from the low end to the high end
   */
  public double linesAt(double value) {
    double sum = 0;
    for (int line = 0; line < lines; line++) {
      int corner = starts[line];
      int last = (line + 1 == lines ? corners : starts[line + 1]) - 1;
      while (corner < last && at[corner + 1] <= value) {
        corner++;
      }
      sum += counts[corner];
      if (corner < last) {
        double part = (value - at[corner]) / (at[corner + 1] - at[corner]);
        sum += (counts[corner + 1] - counts[corner]) * part;
      }
    }
    return sum;
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /**
   * Adds one to the count at each of some values.
   *
   * @param from of the values, ascending, the first above the low end
   * @param until the first above the high end
   */
  void addSteps(DoubleBuffer sorted, int from, int until) {
    int size = stepCount + until - from;
    if (size > steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
    }
    sorted.get(from, steps, stepCount, until - from);
    stepCount = size;
    stepsAtLow += from;
  }

  /** Takes one from the count at each of some values. */
  void subtractSteps(DoubleBuffer sorted, int from, int until) {
    startLine(-from);
    for (int i = from; i < until; i++) {
      corner(sorted.get(i), -i);
      corner(sorted.get(i), -i - 1.0);
    }
    endLine(-until);
  }

  /** Begins a line at the low end. */
  void startLine(double count) {
    if (lines == starts.length) {
      starts = Arrays.copyOf(starts, 2 * lines);
    }
    starts[lines++] = corners;
    append(low, count);
  }

  /** Goes on to a corner, if it is between the ends; two in one place are a step. */
  void corner(double x, double count) {
    if (x > low && x < high) {
      append(x, count);
    }
  }

  /** Goes on to the high end. */
  void endLine(double count) {
    append(high, count);
  }

  private void append(double x, double count) {
    if (corners == at.length) {
      at = Arrays.copyOf(at, 2 * corners);
      counts = Arrays.copyOf(counts, 2 * corners);
    }
    at[corners] = x;
    counts[corners++] = count;
  }
}
