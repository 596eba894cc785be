package dev.assay.aggregator.runtime;

import dev.assay.access.http.Access;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;

/** An aggregator that listens and reads. */
public final class RunningAggregator implements AutoCloseable {

  private final ApplicationContext context;

  private RunningAggregator(ApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts everything; what was started before a failure is ended again.
   *
   * @param arguments settings as {@code -key=value}, before those of the system and the environment
   * @throws StartFailure if it cannot start
   */
  public static RunningAggregator start(String[] arguments) {
    ApplicationContext context =
        ApplicationContext.builder().args(arguments).banner(false).deduceEnvironment(false).build();
    try {
      context.start();
      context.getBean(Access.class);
      context.getBean(EmbeddedServer.class).start();
      return new RunningAggregator(context);
    } catch (ServerStartupException e) {
      context.close();
      throw new StartFailure(
          "%s (micronaut.server.host, micronaut.server.port; of health and metrics endpoints.all.port): %s"
              .formatted(e.getMessage(), rootOf(e).getMessage()),
          e);
    } catch (RuntimeException e) {
      context.close();
      throw new StartFailure(String.valueOf(rootOf(e).getMessage()), e);
    }
  }

  /** Takes no more queries, commits, and leaves the group. */
  @Override
  public void close() {
    context.close();
  }

  /** What went wrong first; our own words where they are among the causes. */
  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && !(root instanceof StartFailure)) {
      root = root.getCause();
    }
    return root;
  }
}
