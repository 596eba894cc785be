package dev.assay.analyzer.runtime;

import dev.assay.analyzer.config.InvalidConfiguration;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** The process could not start; the message says why in one line. */
public final class StartFailure extends RuntimeException {

  StartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What went wrong, of all the causes, said to whoever started the process. */
  static StartFailure of(Throwable error, String host, int port) {
    Throwable root = error;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure failure) {
        return failure;
      }
      if (cause instanceof InvalidConfiguration) {
        return new StartFailure(String.valueOf(cause.getMessage()), error);
      }
      if (cause instanceof BindException) {
        return new StartFailure(
            "Port %d of %s (micronaut.server.port) cannot be bound: is it in use?"
                .formatted(port, host),
            error);
      }
      root = cause;
    }
    String message = String.valueOf(root.getMessage());
    return new StartFailure(
        root.getClass().getSimpleName() + ": " + message.lines().findFirst().orElse(""), error);
  }
}
