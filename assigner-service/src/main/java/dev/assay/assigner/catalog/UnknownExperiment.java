package dev.assay.assigner.catalog;

/** No experiment has this id. */
public final class UnknownExperiment extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownExperiment(String id) {
    super("There is no experiment '%s'.".formatted(id));
  }
}
