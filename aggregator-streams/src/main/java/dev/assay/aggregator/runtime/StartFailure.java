package dev.assay.aggregator.runtime;

import java.io.Serial;

/** The aggregator cannot start. The message is all that an operator needs. */
public final class StartFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
