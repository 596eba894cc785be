package dev.assay.analyzer.decisions;

/** The topic could not be read, or not in time. */
public final class DecisionsUnreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DecisionsUnreadable(String message) {
    super(message);
  }

  DecisionsUnreadable(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
