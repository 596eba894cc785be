package dev.assay.assigner.fuzz;

/**
 * A request as it is sent.
 *
 * @param route the operation that it was made of, as {@code POST /v1/events}
 * @param wire its bytes, each as one character
 * @param maySever whether the server may close the connection instead of an answer: the rest of a
 *     body that it refuses is not read
 */
public record Request(String route, String method, String wire, boolean maySever) {

  private static final int SHOWN = 600;

  /** The beginning of it, for people. */
  @Override
  public String toString() {
    return route + ": " + wire.substring(0, Math.min(SHOWN, wire.length()));
  }
}
