package dev.assay.assigner.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the steps of a start took, since the process began. */
final class StartTimes {

  private static final Logger LOG = LoggerFactory.getLogger(StartTimes.class);

  private final Instant begin = ProcessHandle.current().info().startInstant().orElse(Instant.now());
  private final StringJoiner steps = new StringJoiner(", ");
  private Instant last = begin;

  /** Says that a step has ended. */
  void ended(String step) {
    Instant now = Instant.now();
    steps.add("%s %d".formatted(step, Duration.between(last, now).toMillis()));
    last = now;
  }

  /** Tells them all. */
  void log() {
    LOG.info(
        "Listening {} ms after the start of the process: {}",
        Duration.between(begin, last).toMillis(),
        steps);
  }
}
