package dev.assay.assigner.assignment;

/** An expression that cannot be understood, or could cost too much. */
public final class InvalidExpression extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidExpression(String message) {
    super(message);
  }
}
