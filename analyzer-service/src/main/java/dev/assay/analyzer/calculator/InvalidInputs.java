package dev.assay.analyzer.calculator;

import java.util.List;

/**
 * The inputs are not what the calculation takes: a field is unknown, missing or of another kind.
 */
public final class InvalidInputs extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String allowed;

  /** What is wrong reads on from the field. */
  public InvalidInputs(String field, String problem, String allowed) {
    super(field + " " + problem + "; allowed is " + allowed);
    this.field = field;
    this.allowed = allowed;
  }

  static InvalidInputs unknownMethod(String method, List<String> methods) {
    return new InvalidInputs(
        "method", "is %s, which is unknown".formatted(method), String.join(", ", methods));
  }

  /** Where: names of nested fields are joined by dots. */
  public String field() {
    return field;
  }

  /** What may stand there. */
  public String allowed() {
    return allowed;
  }
}
