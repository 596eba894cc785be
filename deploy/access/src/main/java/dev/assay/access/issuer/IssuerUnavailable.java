package dev.assay.access.issuer;

/** The issuer's keys are not known yet, and cannot be fetched now. */
public final class IssuerUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IssuerUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
