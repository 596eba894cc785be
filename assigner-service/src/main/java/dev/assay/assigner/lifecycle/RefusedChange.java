package dev.assay.assigner.lifecycle;

/** A change that the experiment's present state, or another experiment, forbids. */
public final class RefusedChange extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedChange(String message) {
    super(message);
  }
}
