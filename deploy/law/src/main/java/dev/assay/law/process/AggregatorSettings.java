package dev.assay.law.process;

import java.nio.file.Path;
import java.util.List;

/**
 * What the instances of one aggregator have in common.
 *
 * @param module the directory that the aggregator's module was built in
 * @param registryUrl of the registry's own interface
 * @param flags of the virtual machine, before those that tell an instance where it is
 */
public record AggregatorSettings(Path module, String registryUrl, List<String> flags) {

  public AggregatorSettings {
    flags = List.copyOf(flags);
  }
}
