package dev.assay.local.replay.mapping;

/** A mapping or a data file that cannot be used; the message names the file, the line and why. */
public final class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidInput(String message) {
    super(message);
  }

  /** At a line of a file, from 1. */
  public static InvalidInput at(String file, long line, String problem) {
    return new InvalidInput("%s, line %d: %s".formatted(file, line, problem));
  }
}
