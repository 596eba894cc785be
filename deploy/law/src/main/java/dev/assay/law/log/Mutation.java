package dev.assay.law.log;

import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.UnitType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Logs that differ in one event, for tests of the judge. */
public final class Mutation {

  /** Small beside the value, and large beside rounding. */
  private static final double CHANGE = 1e-3;

  private Mutation() {}

  /** One latency that counts is longer. */
  public static EventLog ofOneValue(EventLog log) {
    List<LogRecord> records = new ArrayList<>(log.records());
    int at = latencyAfterAssignment(records);
    LogRecord before = records.get(at);
    LatencyEvent event = (LatencyEvent) before.value();
    LatencyEvent changed =
        LatencyEvent.newBuilder(event).setMilliseconds(event.getMilliseconds() + CHANGE).build();
    records.set(at, new LogRecord(before.topic(), before.key(), changed));
    return new EventLog(log.experiments(), records);
  }

  /** One latency that counts is missing. */
  public static EventLog withoutOneEvent(EventLog log) {
    List<LogRecord> records = new ArrayList<>(log.records());
    records.remove(latencyAfterAssignment(records));
    return new EventLog(log.experiments(), records);
  }

  /** Of a session that was assigned once, and so is no crossover, before the event. */
  private static int latencyAfterAssignment(List<LogRecord> records) {
    Set<String> seen = new HashSet<>();
    Set<String> again = new HashSet<>();
    for (LogRecord record : records) {
      if (record.value() instanceof Assignment assignment && isRunning(assignment)) {
        String unit = assignment.getUnitId();
        if (!seen.add(unit)) {
          again.add(unit);
        }
      }
    }
    seen.removeAll(again);
    for (LogRecord record : records) {
      if (record.value() instanceof Assignment assignment
          && isRunning(assignment)
          && seen.contains(assignment.getUnitId())) {
        int at = indexOfLatency(records, assignment);
        if (at >= 0) {
          return at;
        }
      }
    }
    throw new IllegalArgumentException("No such event in the log");
  }

  private static boolean isRunning(Assignment assignment) {
    return assignment.getExperimentId().equals("exp_sessions")
        && assignment.getUnitType() == UnitType.SESSION
        && assignment.getTime().isAfter(LogGenerator.START);
  }

  private static int indexOfLatency(List<LogRecord> records, Assignment assignment) {
    for (int i = 0; i < records.size(); i++) {
      LogRecord record = records.get(i);
      if (record.value() instanceof LatencyEvent event
          && assignment.getUnitId().equals(event.getSessionId())
          && event.getComponent() == LatencyComponent.END_TO_END
          && event.getMilliseconds() > 0
          && event.getMilliseconds() < 300
          && event.getTime().isAfter(assignment.getTime())) {
        return i;
      }
    }
    return -1;
  }
}
