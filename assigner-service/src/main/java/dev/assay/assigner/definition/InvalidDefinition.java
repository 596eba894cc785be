package dev.assay.assigner.definition;

import java.util.List;

/** What was sent breaks rules; all of them are named. */
public final class InvalidDefinition extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  public InvalidDefinition(List<Violation> violations) {
    super(violations.size() + " violations, first: " + violations.getFirst());
    this.violations = List.copyOf(violations);
  }

  public List<Violation> violations() {
    return violations;
  }
}
