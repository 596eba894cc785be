package dev.assay.assigner.ingestion;

/** So much waits for the broker that no more is taken. */
public final class Saturated extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Saturated() {
    super("Too many events wait to be stored; send the batch again later");
  }
}
