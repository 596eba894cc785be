package dev.assay.analyzer.runtime;

import dev.assay.access.http.Access;
import dev.assay.analyzer.notify.WebhookQueue;
import dev.assay.analyzer.publish.Schedule;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The analyzer from its start to its end. */
public final class RunningAnalyzer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningAnalyzer.class);

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private RunningAnalyzer(ApplicationContext context, EmbeddedServer server) {
    this.context = context;
    this.server = server;
  }

  /**
   * Starts; returns when it answers.
   *
   * @throws StartFailure when it cannot
   */
  public static RunningAnalyzer start(String... arguments) throws InterruptedException {
    ApplicationContext context =
        ApplicationContext.builder().args(arguments).banner(false).deduceEnvironment(false).build();
    try {
      context.start();
      context.getBean(Access.class);
      context.getBean(Dependencies.class).await();
      EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
      context.findBean(WebhookQueue.class);
      context.getBean(Schedule.class);
      LOG.info("The analyzer answers at {}", server.getURL());
      return new RunningAnalyzer(context, server);
    } catch (RuntimeException e) {
      context.close();
      throw StartFailure.of(e);
    }
  }

  public int port() {
    return server.getPort();
  }

  /** Ends the round that runs, then the server, then the connections. */
  @Override
  public void close() {
    LOG.info("The analyzer ends");
    context.getBean(Schedule.class).close();
    server.stop();
    context.close();
  }
}
