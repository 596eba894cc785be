package dev.assay.assigner.ingestion;

import org.jspecify.annotations.Nullable;

/** Events could not be stored now. */
public final class LogUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogUnavailable(@Nullable Throwable cause) {
    super("Events cannot be stored now; send the batch again: what is stored counts once", cause);
  }
}
