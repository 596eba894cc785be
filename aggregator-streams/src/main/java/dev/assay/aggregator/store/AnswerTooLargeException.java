package dev.assay.aggregator.store;

import java.io.Serial;

/** More was asked for than one answer may hold. */
public final class AnswerTooLargeException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * @param mostBytes that an answer may hold
   */
  public AnswerTooLargeException(long mostBytes) {
    super("The answer would be over %,d bytes".formatted(mostBytes));
  }
}
