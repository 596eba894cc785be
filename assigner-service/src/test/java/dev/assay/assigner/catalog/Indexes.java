package dev.assay.assigner.catalog;

import dev.assay.assigner.Definitions;
import dev.assay.assigner.assignment.Allocator;
import java.util.List;

/** Indexes to test with. */
public final class Indexes {

  private Indexes() {}

  /** Of one experiment that runs, with the key {@code k}. */
  public static ExperimentIndex of(String experimentId) {
    return ExperimentIndex.of(
        List.of(new Allocator(Definitions.running(experimentId, "{}", "{\"k\":1}"))));
  }
}
