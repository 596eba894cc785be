package dev.assay.law.log;

import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.SessionStatus;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.topic.Topics;
import java.time.Instant;

/** Writes one record for each way to make no sense; each would change a figure if it counted. */
public final class InvalidRecords {

  private final Recorder recorder;

  public InvalidRecords(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Writes them all.
   *
   * @param subject with a customer and a session
   */
  public void about(Subject subject, Instant time, Experiment experiment) {
    latencies(subject, time);
    keys(subject, time);
    sessions(subject, time);
    sentiments(subject, time);
    retrievals(subject, time);
    recorder.funnel(subject, time, " ");
    measurements(subject, time);
    assignments(subject, time, experiment);
  }

  private void latencies(Subject subject, Instant time) {
    recorder.latency(subject, time, LatencyComponent.UNKNOWN, 1);
    recorder.latency(subject, time, LatencyComponent.END_TO_END, -0.001);
    recorder.latency(subject, time, LatencyComponent.END_TO_END, Double.NaN);
    recorder.latency(subject, time, LatencyComponent.FIRST_AUDIO, Double.POSITIVE_INFINITY);
    recorder.record(
        new LogRecord(
            Topics.LATENCIES,
            subject.key(),
            Recorder.latency(" ", subject, time).setMilliseconds(1e6).build()));
  }

  private void keys(Subject subject, Instant time) {
    for (String key : new String[] {"somebody-else", String.valueOf(subject.sessionId())}) {
      recorder.record(
          new LogRecord(
              Topics.LATENCIES,
              key,
              Recorder.latency(recorder.nextId(), subject, time).setMilliseconds(1e6).build()));
    }
    recorder.record(
        new LogRecord(
            Topics.FUNNEL,
            subject.key(),
            new FunnelEvent(recorder.nextId(), time, null, null, "conversion")));
  }

  private void sessions(Subject subject, Instant time) {
    recorder.session(subject, time, SessionEvent.newBuilder().setStatus(SessionStatus.UNKNOWN));
    recorder.session(subject, time, ended());
    recorder.session(subject, time, ended().setOutcome(SessionOutcome.UNKNOWN));
    recorder.session(subject, time, completed().setDurationMs(-1L));
    recorder.session(subject, time, completed().setTurns(-1));
    recorder.session(subject, time, completed().setErrors(-1));
    recorder.session(subject, time, completed().setCustomerInterruptions(-1));
    recorder.session(subject, time, completed().setAgentInterruptions(-1));
  }

  private static SessionEvent.Builder ended() {
    return SessionEvent.newBuilder().setStatus(SessionStatus.ENDED);
  }

  private static SessionEvent.Builder completed() {
    return ended().setOutcome(SessionOutcome.COMPLETED);
  }

  private void sentiments(Subject subject, Instant time) {
    recorder.sentiment(subject, time, SentimentEvent.newBuilder().setScore(1.5));
    recorder.sentiment(subject, time, SentimentEvent.newBuilder().setScore(-1.5));
    recorder.sentiment(subject, time, SentimentEvent.newBuilder().setScore(Double.NaN));
    recorder.sentiment(subject, time, SentimentEvent.newBuilder().setScore(1).setConfidence(1.1));
  }

  private void retrievals(Subject subject, Instant time) {
    recorder.retrieval(subject, time, RetrievalEvent.newBuilder().setChunksRetrieved(-1));
    recorder.retrieval(subject, time, retrieval().setChunksCited(3));
    recorder.retrieval(subject, time, retrieval().setChunksCited(-1));
    recorder.retrieval(subject, time, retrieval().setRelevance(1.1));
    recorder.retrieval(subject, time, retrieval().setTokens(-1));
    recorder.retrieval(subject, time, retrieval().setCost(-0.1));
    recorder.retrieval(subject, time, retrieval().setResponseTimeMs(-1.0));
  }

  private static RetrievalEvent.Builder retrieval() {
    return RetrievalEvent.newBuilder().setChunksRetrieved(2);
  }

  private void measurements(Subject subject, Instant time) {
    recorder.measurement(subject, time, "rating", Double.NaN);
    recorder.measurement(subject, time, "rating", 1.1e150);
    recorder.record(
        new LogRecord(
            Topics.MEASUREMENTS,
            subject.key(),
            new MeasurementEvent(
                recorder.nextId(), time, subject.customerId(), subject.sessionId(), "", 5.0)));
  }

  private void assignments(Subject subject, Instant time, Experiment experiment) {
    String id = experiment.getId();
    UnitType unit = experiment.getUnit();
    assign(subject, assignment(subject, time, id, UnitType.UNKNOWN, "control"));
    assign(subject, assignment(subject, time, id, unit, "control").setUnitId("somebody-else"));
    assign(subject, assignment(subject, time, " ", unit, "control"));
    assign(subject, assignment(subject, time, id, unit, ""));
    assign(subject, assignment(subject, time, id, unit, "treatment_z"));
  }

  private Assignment.Builder assignment(
      Subject subject, Instant time, String experiment, UnitType unit, String variant) {
    return Recorder.assignment(recorder.nextId(), subject, time, experiment, unit, variant);
  }

  private void assign(Subject subject, Assignment.Builder assignment) {
    recorder.record(new LogRecord(Topics.ASSIGNMENTS, subject.key(), assignment.build()));
  }
}
