package dev.assay.analyzer.command;

/** The command was called wrongly; the message is the one line that its user reads. */
final class UsageError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageError(String message) {
    super(message);
  }
}
