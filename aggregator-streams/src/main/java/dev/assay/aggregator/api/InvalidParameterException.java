package dev.assay.aggregator.api;

import java.io.Serial;

/** A parameter that cannot be used. */
final class InvalidParameterException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final String name;
  private final String value;
  private final String allowed;

  InvalidParameterException(String name, String value, String allowed) {
    super("%s is %s; allowed: %s".formatted(name, value, allowed));
    this.name = name;
    this.value = value;
    this.allowed = allowed;
  }

  Problems.Misfit misfit() {
    return new Problems.Misfit(name, value, allowed);
  }
}
