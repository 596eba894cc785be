package dev.assay.assigner.ingestion;

/** What became of an event. */
public enum Outcome {
  ACCEPTED,
  DUPLICATE,
  REJECTED
}
