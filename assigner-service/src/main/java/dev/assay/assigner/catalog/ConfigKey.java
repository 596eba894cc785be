package dev.assay.assigner.catalog;

import dev.assay.assigner.assignment.Allocator;
import java.util.List;

/**
 * A config key that an experiment overrides in at least one of its variants.
 *
 * @param experiments those of them that were ever started, the earliest first
 */
public record ConfigKey(String name, List<Allocator> experiments) {

  public ConfigKey {
    experiments = List.copyOf(experiments);
  }
}
