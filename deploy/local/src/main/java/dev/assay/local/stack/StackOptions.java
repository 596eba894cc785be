package dev.assay.local.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the stack is started.
 *
 * @param ports where its parts listen
 * @param dataDirectory where all data and log files are kept, also for a later start; null for a
 *     temporary directory
 */
public record StackOptions(StackPorts ports, @Nullable Path dataDirectory) {
  /** Free ports and a temporary directory. */
  public static StackOptions temporary() {
    return new StackOptions(StackPorts.FREE, null);
  }
}
