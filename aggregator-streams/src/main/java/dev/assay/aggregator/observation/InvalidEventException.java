package dev.assay.aggregator.observation;

import java.io.Serial;

/** An event that makes no sense. The message names the field, its value and what is allowed. */
public final class InvalidEventException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  public InvalidEventException(String field, Object value, String allowed) {
    super("%s is %s; allowed: %s".formatted(field, value, allowed), null, false, false);
  }
}
