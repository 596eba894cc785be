package dev.assay.law.log;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Assigns units: most once, some never, again, early, late, to two variants, or out of time. */
final class Assignments {

  private static final List<String> LANGUAGES = List.of("hi", "en", "ta");
  private static final List<String> REGIONS = List.of("north", "south");

  private final Recorder recorder;
  private final Calls calls;
  private final Random random;

  Assignments(Recorder recorder, Calls calls, Random random) {
    this.recorder = recorder;
    this.calls = calls;
    this.random = random;
  }

  /**
   * @param around when the unit begins to do something
   */
  void assign(Experiment experiment, Subject subject, Instant around) {
    if (oneIn(5)) {
      return;
    }
    String variant = variant(experiment);
    Instant first = around.plusMillis(random.nextInt(600_000) - 300_000L);
    if (oneIn(25)) {
      first = experiment.getPhases().getFirst().getFrom();
    }
    record(experiment, subject, first, variant);
    while (oneIn(3)) {
      record(experiment, subject, near(first, 7_200), variant);
    }
    if (oneIn(30)) {
      record(experiment, subject, first, variant);
    }
    if (oneIn(40)) {
      record(experiment, subject, near(first, 3_600), variant(experiment));
    }
    if (oneIn(20)) {
      outOfPhase(experiment, subject);
    }
    if (oneIn(8)) {
      atBoundaries(experiment, subject, first);
    }
  }

  private void outOfPhase(Experiment experiment, Subject subject) {
    for (Phase phase : experiment.getPhases()) {
      record(experiment, subject, phase.getFrom().minusMillis(1), variant(experiment));
      if (phase.getUntil() != null) {
        record(experiment, subject, phase.getUntil(), variant(experiment));
      }
    }
  }

  private void atBoundaries(Experiment experiment, Subject subject, Instant exposure) {
    boundary(subject, exposure);
    boundary(subject, exposure.plus(Metrics.COST_WINDOW).plusMillis(1));
    boundary(subject, exposure.plus(Metrics.CONVERSION_WINDOW).plusMillis(1));
    boundary(subject, LogGenerator.MIDNIGHT);
    for (Phase phase : experiment.getPhases()) {
      boundary(subject, phase.getFrom());
      if (phase.getUntil() != null) {
        boundary(subject, phase.getUntil());
      }
    }
  }

  private void boundary(Subject subject, Instant instant) {
    calls.moment(subject, instant.minusMillis(1));
    calls.moment(subject, instant);
  }

  private void record(Experiment experiment, Subject subject, Instant time, String variant) {
    recorder.assign(subject, time, experiment.getId(), experiment.getUnit(), variant, attributes());
  }

  private Map<String, String> attributes() {
    String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    String region = REGIONS.get(random.nextInt(REGIONS.size()));
    if (oneIn(10)) {
      return Map.of("device", "phone");
    }
    return oneIn(10)
        ? Map.of("language", language)
        : Map.of("language", language, "region", region);
  }

  private String variant(Experiment experiment) {
    return experiment.getVariants().get(random.nextInt(experiment.getVariants().size())).getId();
  }

  private Instant near(Instant time, int seconds) {
    return time.plusMillis(1_000L * (random.nextInt(2 * seconds) - seconds));
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }
}
