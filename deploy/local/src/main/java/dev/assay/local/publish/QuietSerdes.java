package dev.assay.local.publish;

import dev.assay.schemas.serde.AvroSerdes;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Serdes whose registry client does not write between the lines of the commands. */
public final class QuietSerdes {

  // Held, or the level would be collected with the logger. Below, it warns of its own defaults.
  private static final Logger REGISTRY_CLIENT = Logger.getLogger("io.apicurio.registry.client");

  static {
    REGISTRY_CLIENT.setLevel(Level.SEVERE);
  }

  private QuietSerdes() {}

  /**
   * Serdes that ask this registry.
   *
   * @param registry URL of its own interface
   */
  public static AvroSerdes of(String registry) {
    return new AvroSerdes(registry);
  }
}
