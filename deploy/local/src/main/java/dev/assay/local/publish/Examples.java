package dev.assay.local.publish;

import dev.assay.embedded.process.ModuleOutput;
import java.nio.file.Path;

/** The examples in the source tree that this program was built in. */
public final class Examples {

  private static final Path MODULE = ModuleOutput.of(Examples.class).directory().resolve("..");

  private Examples() {}

  /** The mapping file of a replay. */
  public static Path mapping(String name) {
    return MODULE.resolve("examples").resolve(name + ".yaml").normalize();
  }

  /** The definition of an experiment. */
  public static Path experiment(String id) {
    return MODULE.resolve("../../docs/examples").resolve(id + ".json").normalize();
  }
}
