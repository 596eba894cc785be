package dev.assay.local.stack;

import dev.assay.embedded.process.ModuleOutput;
import java.nio.file.Path;

/** The source tree that this program was built in. */
public final class Repository {
  /** From {@code deploy/local/target} up to the root. */
  private static final String TO_ROOT = "../../..";

  private Repository() {}

  public static Path root() {
    return ModuleOutput.of(Repository.class).directory().resolve(TO_ROOT).normalize();
  }
}
