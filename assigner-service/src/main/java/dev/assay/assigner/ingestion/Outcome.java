package dev.assay.assigner.ingestion;

import java.util.Locale;

/** What became of an event. */
public enum Outcome {
  ACCEPTED,
  DUPLICATE,
  REJECTED;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Its name in answers and metrics. */
  public String label() {
    return label;
  }
}
