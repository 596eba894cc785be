package dev.assay.assigner.evaluation;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.assignment.PriorExposure;
import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.catalog.ConfigKey;
import dev.assay.assigner.exposure.ExposureSink;
import dev.assay.assigner.meter.EvaluationMeters;
import dev.assay.assigner.session.LiveSessions;
import dev.assay.schemas.avro.ExperimentState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One call: each experiment is asked once, however many of its keys are. For one thread. */
public final class Evaluation {

  private final LiveSessions sessions;
  private final ExposureSink exposures;
  private final EvaluationMeters meters;
  private final Subject subject;
  private final Instant at;
  private final Map<String, LiveSessions.Answer> answers = new HashMap<>();

  Evaluation(
      LiveSessions sessions,
      ExposureSink exposures,
      EvaluationMeters meters,
      Subject subject,
      Instant at) {
    this.sessions = sessions;
    this.exposures = exposures;
    this.meters = meters;
    this.subject = subject;
    this.at = at;
  }

  /** What the experiment says to the subject, which is exposed when it is assigned. */
  public LiveSessions.Answer ask(Allocator allocator) {
    return answers.computeIfAbsent(allocator.experiment().getId(), id -> measured(allocator));
  }

  /** What the key is for the subject. Only those experiments are asked that can decide it. */
  public ConfigDecision decide(ConfigKey key) {
    ConfigDecision decision = new ConfigDecision(key.name());
    for (Allocator allocator : key.experiments()) {
      boolean canHaveWinner = allocator.experiment().getState() == ExperimentState.GRADUATED;
      if (!decision.isSplit() || canHaveWinner) {
        decision.add(allocator.experiment(), ask(allocator));
      }
    }
    return decision;
  }

  private LiveSessions.Answer measured(Allocator allocator) {
    long begun = meters.begin();
    LiveSessions.Answer answer = answer(allocator);
    meters.ended(begun, allocator.experiment(), answer.allocation(), answer.isKept());
    return answer;
  }

  private LiveSessions.Answer answer(Allocator allocator) {
    LiveSessions.Answer answer = sessions.allocate(allocator, subject, at);
    if (!(answer.allocation() instanceof Assigned assigned) || answer.isKept()) {
      return answer;
    }
    PriorExposure standing = exposures.expose(allocator.experiment(), subject, assigned, at);
    if (standing != null
        && allocator.stay(assigned.unitId(), standing, assigned) instanceof Assigned stayed) {
      // In this phase it may not have been exposed to it yet.
      exposures.expose(allocator.experiment(), subject, stayed, at);
      return new LiveSessions.Answer(stayed, false);
    }
    return answer;
  }
}
