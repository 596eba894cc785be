package dev.assay.aggregator.attribution;

import java.util.Locale;

/** What became of a record. */
public enum Outcome {
  /** Counts for at least one experiment; of an assignment: exposes the unit. */
  ATTRIBUTED,
  /** Kept in case an assignment comes that makes it count. */
  WAITING,
  /** Known already. */
  DUPLICATE,
  /** Older than what is kept. */
  LATE,
  /** The unit is now in two variants. */
  CROSSOVER,
  /** A repeated assignment. */
  UNCHANGED;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The name under which it is counted. */
  public String label() {
    return label;
  }
}
