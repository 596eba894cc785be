package dev.assay.aggregator.query;

import java.io.Serial;
import java.util.List;

/** Partitions answered by different definitions of an experiment: one is about to be applied. */
final class DifferentDefinitions extends UnavailableException {

  @Serial private static final long serialVersionUID = 1;

  DifferentDefinitions(List<String> one, List<String> other) {
    super("Partitions have different metrics, %s and %s".formatted(one, other));
  }
}
