package dev.assay.assigner.evaluation;

import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.exposure.ExposureSink;
import dev.assay.assigner.session.LiveSessions;
import java.time.Instant;

/** Asks experiments for subjects. Never waits. Safe for use by several threads. */
public final class Evaluator {

  private final LiveSessions sessions;
  private final ExposureSink exposures;

  /**
   * @param exposures told of each assignment that is given
   */
  public Evaluator(LiveSessions sessions, ExposureSink exposures) {
    this.sessions = sessions;
    this.exposures = exposures;
  }

  /**
   * What experiments say to the subject in one call.
   *
   * @param at the time of the call
   */
  public Evaluation of(Subject subject, Instant at) {
    return new Evaluation(sessions, exposures, subject, at);
  }
}
