package dev.assay.assigner.ofrep;

/** A call that cannot be evaluated; the message says what is allowed. */
final class InvalidCall extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  InvalidCall(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }
}
