package dev.assay.assigner.lifecycle;

/** The experiment was changed since the caller saw it. */
public final class WrongVersion extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongVersion(String id, int expected, int current) {
    super(
        "Experiment '%s' is at version %d; expected_version is %d."
            .formatted(id, current, expected));
  }
}
