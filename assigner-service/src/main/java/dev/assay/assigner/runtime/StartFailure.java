package dev.assay.assigner.runtime;

/** The assigner cannot start; the message says why in one line. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
