package dev.assay.access.http;

/** A caller wants a change recorded as somebody else's. */
public final class ForeignActor extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForeignActor(String message) {
    super(message);
  }
}
