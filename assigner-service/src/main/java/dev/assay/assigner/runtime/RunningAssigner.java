package dev.assay.assigner.runtime;

import dev.assay.access.http.Access;
import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.config.CatalogSettings;
import dev.assay.assigner.config.IngestionSettings;
import dev.assay.assigner.config.InvalidSetting;
import dev.assay.assigner.config.Settings;
import dev.assay.assigner.evaluation.Evaluator;
import dev.assay.assigner.event.EventReader;
import dev.assay.assigner.exposure.ExposurePublisher;
import dev.assay.assigner.ingestion.EventLog;
import dev.assay.assigner.ingestion.Ingestion;
import dev.assay.assigner.meter.EvaluationMeters;
import dev.assay.assigner.ofrep.ChangeStreams;
import dev.assay.assigner.session.LiveSessions;
import dev.assay.assigner.spool.Spool;
import dev.assay.assigner.sticky.StickyFollower;
import dev.assay.assigner.sticky.StickyStore;
import dev.assay.assigner.timetable.Timetable;
import dev.assay.schemas.serde.AvroSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** An assigner that answers. */
public final class RunningAssigner implements AutoCloseable {

  /**
   * The registry's client advises on its own thread pool, on standard error, where only the reason
   * of a failed start belongs. Held, since the platform's loggers are collected when nobody does.
   */
  private static final Logger REGISTRY_CLIENT = Logger.getLogger("io.apicurio.registry.client");

  private final Deque<Runnable> toEnd = new ArrayDeque<>();

  private RunningAssigner() {}

  /**
   * Starts everything; what was started before a failure is ended again.
   *
   * @param arguments settings as {@code -key=value}, before those of the system and the environment
   * @throws StartFailure if it cannot start
   */
  public static RunningAssigner start(String[] arguments) throws InterruptedException {
    RunningAssigner assigner = new RunningAssigner();
    try {
      assigner.startParts(arguments);
      return assigner;
    } catch (InvalidSetting | BeanInstantiationException e) {
      assigner.close();
      throw new StartFailure(Prerequisites.rootMessage(e), e);
    } catch (RuntimeException | InterruptedException e) {
      assigner.close();
      throw e;
    }
  }

  /** Takes no more calls, then sends the exposures that are queued. */
  @Override
  public void close() {
    while (!toEnd.isEmpty()) {
      toEnd.pop().run();
    }
  }

  private void startParts(String[] arguments) throws InterruptedException {
    StartTimes times = new StartTimes();
    times.ended("virtual machine");
    REGISTRY_CLIENT.setLevel(Level.SEVERE);
    ApplicationContext context =
        ApplicationContext.builder().args(arguments).banner(false).deduceEnvironment(false).build();
    toEnd.push(context::close);
    context.getEnvironment().start();
    Function<String, @Nullable String> property =
        key -> context.getProperty(key, String.class).orElse(null);
    Settings settings = Settings.read(property);
    IngestionSettings ingestion = IngestionSettings.read(property);
    CatalogSettings experiments = CatalogSettings.read(property);
    times.ended("settings");
    Background<ApplicationContext> beans = begin("beans", context::start, started -> {});
    Background<Boolean> reachable =
        begin(
            "prerequisites",
            () -> {
              Prerequisites.ensure(settings);
              return true;
            },
            ensured -> {});
    AvroSerdes serdes = new AvroSerdes(settings.registryUrl());
    Background<ExperimentCatalog> opening =
        begin(
            "experiments",
            () -> {
              reachable.await();
              return openCatalog(settings, experiments, serdes);
            },
            ExperimentCatalog::close);
    beans.await();
    // What is wrong with who may ask is told before anything is waited for.
    context.getBean(Access.class);
    times.ended("beans");
    reachable.await();
    times.ended("broker and registry");
    StateDirectory state = StateDirectory.claim(settings.stateDirectory());
    toEnd.push(state::close);
    StickyStore store = state.store();
    toEnd.push(store::close);
    StickyFollower follower = StickyFollower.follow(settings.bootstrapServers(), serdes, store);
    toEnd.push(follower::close);
    Spool spool = state.spool(settings.spoolBytes());
    toEnd.push(spool::close);
    times.ended("exposures on disk");
    ExposurePublisher exposures = publisher(context, settings, serdes, store, follower, spool);
    toEnd.push(exposures::close);

    EventLog events = new EventLog(settings.bootstrapServers(), serdes, ingestion.bytesInFlight());
    toEnd.push(events::close);
    times.ended("producers");
    ExperimentCatalog catalog = opening.await();
    times.ended("experiments");

    Clock clock = Clock.systemUTC();
    context.registerSingleton(Clock.class, clock);
    context.registerSingleton(catalog);
    context.registerSingleton(exposures);
    context.registerSingleton(store);
    context.registerSingleton(follower);
    LiveSessions sessions =
        new LiveSessions(settings.sessionsLiveFor(), settings.sessionsRemembered(), store);
    EvaluationMeters meters = new EvaluationMeters(context.getBean(MeterRegistry.class));
    catalog.onChange(() -> meters.keepOnly(catalog.index().startedIds()));
    context.registerSingleton(new Evaluator(sessions, exposures, follower::isCaughtUp, meters));
    ChangeStreams streams = new ChangeStreams(catalog::index, settings.ofrepStreams(), clock);
    catalog.onChange(streams::changed);
    context.registerSingleton(streams);
    context.registerSingleton(events);
    context.registerSingleton(new EventReader(ingestion.eventsPerBatch()));
    context.registerSingleton(
        new Ingestion(events, context.getBean(MeterRegistry.class), ingestion.idsRemembered()));
    toEnd.push(Timetable.follow(catalog, clock)::close);
    startServer(context);
    // A server does not end before its answers have.
    toEnd.push(streams::close);
    times.ended("server");
    times.log();
  }

  /** Begins a step beside others; it ends, and what came of it, before what was begun earlier. */
  private <T> Background<T> begin(String name, Callable<T> step, Consumer<T> ending) {
    Background<T> background = Background.begin("start-" + name, step);
    toEnd.push(() -> background.end(ending));
    return background;
  }

  private static ExperimentCatalog openCatalog(
      Settings settings, CatalogSettings experiments, AvroSerdes serdes)
      throws InterruptedException {
    try {
      return ExperimentCatalog.open(
          settings.bootstrapServers(), serdes, experiments.mostExperiments());
    } catch (TimeoutException e) {
      throw new StartFailure("the experiments cannot be read: " + e.getMessage(), e);
    }
  }

  private static ExposurePublisher publisher(
      ApplicationContext context,
      Settings settings,
      AvroSerdes serdes,
      StickyStore store,
      StickyFollower follower,
      Spool spool) {
    try {
      return new ExposurePublisher(
          settings.bootstrapServers(),
          serdes,
          store,
          follower,
          spool,
          context.getBean(MeterRegistry.class));
    } catch (IOException e) {
      throw new StartFailure("the spooled exposures cannot be read: " + e.getMessage(), e);
    }
  }

  private void startServer(ApplicationContext context) {
    EmbeddedServer server = context.getBean(EmbeddedServer.class);
    try {
      server.start();
      toEnd.push(server::stop);
    } catch (ServerStartupException e) {
      throw new StartFailure(
          "%s (%s, %s; of health and metrics endpoints.all.port): %s"
              .formatted(
                  e.getMessage(), Settings.HOST, Settings.PORT, Prerequisites.rootMessage(e)),
          e);
    }
  }
}
