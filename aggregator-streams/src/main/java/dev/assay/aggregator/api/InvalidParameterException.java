package dev.assay.aggregator.api;

import java.io.Serial;

/** A parameter that cannot be used. */
final class InvalidParameterException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  InvalidParameterException(String name, String value, String allowed) {
    super("%s is %s; allowed: %s".formatted(name, value, allowed));
  }
}
