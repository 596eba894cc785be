package dev.assay.analyzer.runtime;

import dev.assay.access.config.InvalidAccess;
import dev.assay.analyzer.config.InvalidConfiguration;
import io.micronaut.http.server.exceptions.ServerStartupException;
import org.jspecify.annotations.Nullable;

/** The process could not start; the message says why in one line. */
public final class StartFailure extends RuntimeException {

  StartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What went wrong, of all the causes, said to whoever started the process. */
  static StartFailure of(Throwable error) {
    Throwable root = error;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure failure) {
        return failure;
      }
      if (cause instanceof InvalidConfiguration || cause instanceof InvalidAccess) {
        return new StartFailure(String.valueOf(cause.getMessage()), error);
      }
      if (cause instanceof ServerStartupException) {
        return new StartFailure(
            "%s (micronaut.server.port; of health and metrics endpoints.all.port): is it in use?"
                .formatted(cause.getMessage()),
            error);
      }
      root = cause;
    }
    String message = String.valueOf(root.getMessage());
    return new StartFailure(
        root.getClass().getSimpleName() + ": " + message.lines().findFirst().orElse(""), error);
  }
}
