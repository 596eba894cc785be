package dev.assay.assigner.evaluation;

import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.exposure.ExposureSink;
import dev.assay.assigner.meter.EvaluationMeters;
import dev.assay.assigner.session.LiveSessions;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Asks experiments for subjects. Never waits. Safe for use by several threads. */
public final class Evaluator {

  private final LiveSessions sessions;
  private final ExposureSink exposures;
  private final BooleanSupplier isReady;
  private final EvaluationMeters meters;

  /**
   * @param exposures told of each assignment that is given
   * @param isReady whether it is known who was exposed before
   * @param meters count what is said
   */
  public Evaluator(
      LiveSessions sessions,
      ExposureSink exposures,
      BooleanSupplier isReady,
      EvaluationMeters meters) {
    this.sessions = sessions;
    this.exposures = exposures;
    this.isReady = isReady;
    this.meters = meters;
  }

  /**
   * What experiments say to the subject in one call.
   *
   * @param at the time of the call
   * @throws NotReady if it is not known yet who was exposed before
   */
  public Evaluation of(Subject subject, Instant at) {
    if (!isReady.getAsBoolean()) {
      throw new NotReady();
    }
    return new Evaluation(sessions, exposures, meters, subject, at);
  }
}
