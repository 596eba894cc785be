package dev.assay.assigner.event;

/** A batch with more events than are allowed. */
public final class TooManyEvents extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TooManyEvents(int most) {
    super("The batch has more than %d events; send it in parts".formatted(most));
  }
}
