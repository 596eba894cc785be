package dev.assay.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a registry is started.
 *
 * @param port for clients; 0 picks a free one
 * @param directory where its schemas are kept, also for a later start; null to keep them in memory
 */
public record RegistryOptions(int port, @Nullable Path directory) {
  /** A free port and a temporary directory. */
  public static RegistryOptions temporary() {
    return new RegistryOptions(0, null);
  }

  public RegistryOptions withPort(int port) {
    return new RegistryOptions(port, directory);
  }

  public RegistryOptions withDirectory(Path directory) {
    return new RegistryOptions(port, directory);
  }
}
