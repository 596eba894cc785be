package dev.assay.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a broker is started.
 *
 * @param port for clients; 0 picks a free one
 * @param directory where the log is kept, also for a later start; null for a temporary one
 */
public record BrokerOptions(int port, @Nullable Path directory) {
  /** A free port and a temporary directory. */
  public static BrokerOptions temporary() {
    return new BrokerOptions(0, null);
  }

  public BrokerOptions withPort(int port) {
    return new BrokerOptions(port, directory);
  }

  public BrokerOptions withDirectory(Path directory) {
    return new BrokerOptions(port, directory);
  }
}
