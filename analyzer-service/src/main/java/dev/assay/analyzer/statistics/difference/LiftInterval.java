package dev.assay.analyzer.statistics.difference;

/**
 * The lifts that the data do not rule out. What a control that may be zero leaves open is open here
 * too.
 */
public sealed interface LiftInterval {

  /** All lifts from {@code low} to {@code high}. */
  record Bounded(double low, double high) implements LiftInterval {}

  /** All lifts up to {@code low} and all from {@code high}: only what is between is ruled out. */
  record Exclusive(double low, double high) implements LiftInterval {}

  /** Every lift. */
  record WholeLine() implements LiftInterval {}
}
