package dev.assay.assigner.catalog;

/** Another process changed experiments since this one last did: nothing was written. */
final class LostClaim extends Exception {
  private static final long serialVersionUID = 1L;

  LostClaim(Throwable cause) {
    super(cause);
  }
}
