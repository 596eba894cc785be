package dev.assay.law.log;

import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.serde.TrustedRecords;
import dev.assay.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes records under their subject's key, each with an id of its own. */
public final class Recorder {

  static {
    TrustedRecords.install();
  }

  private final List<LogRecord> records = new ArrayList<>();

  public List<LogRecord> records() {
    return records;
  }

  /** An id that no other record has. */
  String nextId() {
    return "event-" + records.size();
  }

  public void record(LogRecord record) {
    records.add(record);
  }

  public void assign(
      Subject subject,
      Instant time,
      String experiment,
      UnitType unit,
      String variant,
      Map<String, String> attributes) {
    record(
        new LogRecord(
            Topics.ASSIGNMENTS,
            subject.key(),
            assignment(nextId(), subject, time, experiment, unit, variant)
                .setAttributes(attributes)
                .build()));
  }

  static Assignment.Builder assignment(
      String id, Subject subject, Instant time, String experiment, UnitType unit, String variant) {
    String unitId = unit == UnitType.SESSION ? subject.sessionId() : subject.customerId();
    return Assignment.newBuilder()
        .setEventId(id)
        .setTime(time)
        .setExperimentId(experiment)
        .setUnitType(unit)
        .setUnitId(Objects.requireNonNull(unitId))
        .setVariantId(variant)
        .setCustomerId(subject.customerId())
        .setSessionId(subject.sessionId())
        .setReason(AssignmentReason.SPLIT);
  }

  public void session(Subject subject, Instant time, SessionEvent.Builder event) {
    record(
        new LogRecord(
            Topics.SESSIONS,
            subject.key(),
            event
                .setEventId(nextId())
                .setTime(time)
                .setCustomerId(subject.customerId())
                .setSessionId(subject.sessionId())
                .build()));
  }

  public void latency(
      Subject subject, Instant time, LatencyComponent component, double milliseconds) {
    record(
        new LogRecord(
            Topics.LATENCIES,
            subject.key(),
            latency(nextId(), subject, time)
                .setComponent(component)
                .setMilliseconds(milliseconds)
                .build()));
  }

  static LatencyEvent.Builder latency(String id, Subject subject, Instant time) {
    return LatencyEvent.newBuilder()
        .setEventId(id)
        .setTime(time)
        .setCustomerId(subject.customerId())
        .setSessionId(subject.sessionId())
        .setComponent(LatencyComponent.END_TO_END);
  }

  public void funnel(Subject subject, Instant time, String stage) {
    record(
        new LogRecord(
            Topics.FUNNEL,
            subject.key(),
            new FunnelEvent(nextId(), time, subject.customerId(), subject.sessionId(), stage)));
  }

  public void sentiment(Subject subject, Instant time, SentimentEvent.Builder event) {
    record(
        new LogRecord(
            Topics.SENTIMENTS,
            subject.key(),
            event
                .setEventId(nextId())
                .setTime(time)
                .setCustomerId(subject.customerId())
                .setSessionId(subject.sessionId())
                .build()));
  }

  public void retrieval(Subject subject, Instant time, RetrievalEvent.Builder event) {
    record(
        new LogRecord(
            Topics.RETRIEVALS,
            subject.key(),
            event
                .setEventId(nextId())
                .setTime(time)
                .setCustomerId(subject.customerId())
                .setSessionId(subject.sessionId())
                .build()));
  }

  public void measurement(Subject subject, Instant time, String name, double value) {
    record(
        new LogRecord(
            Topics.MEASUREMENTS,
            subject.key(),
            new MeasurementEvent(
                nextId(), time, subject.customerId(), subject.sessionId(), name, value)));
  }
}
