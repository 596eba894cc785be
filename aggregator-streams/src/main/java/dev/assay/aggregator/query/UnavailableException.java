package dev.assay.aggregator.query;

import java.io.Serial;

/** No answer could be had now; the same question may be answered soon. */
public class UnavailableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public UnavailableException(String message) {
    super(message);
  }
}
