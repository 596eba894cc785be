package dev.assay.assigner.ofrep;

/** What can be wrong with an evaluation, as the protocol names it. */
enum ErrorCode {
  /** The body is not JSON. */
  PARSE_ERROR,
  /** The context says nothing of whom to evaluate for. */
  TARGETING_KEY_MISSING,
  /** The context has a value that is not allowed. */
  INVALID_CONTEXT,
  /** No experiment overrides the key. */
  FLAG_NOT_FOUND,
  /** The evaluation failed; the log says why. */
  GENERAL
}
