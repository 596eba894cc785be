package dev.assay.assigner.timetable;

import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.lifecycle.Author;
import dev.assay.assigner.lifecycle.ChangeRequest;
import dev.assay.schemas.avro.Experiment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second for what is due. Every process does: a change that another has made already
 * changes nothing. What cannot be done, as a start that an exclusive experiment is in the way of,
 * is told once a minute and tried on.
 */
public final class Timetable implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration TELL = Duration.ofMinutes(1);

  private final ExperimentCatalog catalog;
  private final Clock clock;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("timetable").daemon().factory());

  /** When it was last told of an experiment that what is due cannot be done. */
  private final Map<String, Instant> told = new HashMap<>();

  private Timetable(ExperimentCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  // The task ends with its executor; whatever it throws is told where it is thrown.
  @SuppressWarnings("FutureReturnValueIgnored")
  public static Timetable follow(ExperimentCatalog catalog, Clock clock) {
    Timetable timetable = new Timetable(catalog, clock);
    timetable.looks.scheduleWithFixedDelay(
        timetable::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    return timetable;
  }

  /** Waits for the change that is being made, if there is one. */
  @Override
  public void close() {
    looks.close();
  }

  private void look() {
    Instant now = clock.instant();
    for (Experiment experiment : catalog.all()) {
      try {
        Due.of(experiment, now).ifPresent(due -> carryOut(experiment, due, now));
        told.remove(experiment.getId());
      } catch (RuntimeException e) {
        tell(experiment, now, e);
      }
    }
  }

  private void carryOut(Experiment experiment, Due due, Instant now) {
    ChangeRequest request =
        new ChangeRequest(
            now, due.at(), new Author("timetable", due.reason()), experiment.getVersion());
    switch (due) {
      case Due.Start start -> catalog.start(experiment.getId(), request);
      case Due.Complete complete -> catalog.complete(experiment.getId(), request);
      case Due.Reweigh other -> catalog.reweigh(experiment.getId(), other.weights(), request);
    }
    LOG.info("Experiment {}: {}", experiment.getId(), due.reason());
  }

  private void tell(Experiment experiment, Instant now, RuntimeException failure) {
    Instant last = told.get(experiment.getId());
    if (last == null || Duration.between(last, now).compareTo(TELL) >= 0) {
      told.put(experiment.getId(), now);
      LOG.warn(
          "What is due for experiment {} cannot be done yet: {}",
          experiment.getId(),
          failure.getMessage());
    }
  }
}
