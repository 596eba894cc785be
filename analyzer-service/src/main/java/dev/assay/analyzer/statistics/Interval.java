package dev.assay.analyzer.statistics;

/** All values from {@code low} to {@code high}. */
public record Interval(double low, double high) {

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
