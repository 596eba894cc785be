package dev.assay.assigner.telemetry;

import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.event.Judged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The events of one OTLP request. A span or a log record with anything that is not allowed is
 * rejected whole; one that tells nothing of conversations is passed over.
 */
public final class Conversion {

  private static final int MOST_REASONS = 5;

  private final Instant now;
  private final List<Judged> events = new ArrayList<>();
  private final Set<String> reasons = new LinkedHashSet<>();
  private long rejected;

  Conversion(Instant now) {
    this.now = now;
  }

  /** What became of what spans or log records tell; of those that are rejected, why. */
  public List<Judged> events() {
    return events;
  }

  /** How many spans or log records were rejected. */
  public long rejected() {
    return rejected;
  }

  /** Why, in words; the first few reasons. */
  public String reasons() {
    return String.join("; ", reasons);
  }

  /**
   * Adds what a span or a log record tells.
   *
   * @param unixNanos when it was told; 0 for unknown
   */
  void add(List<Reading> readings, Subject subject, Origin origin, long unixNanos) {
    List<Judged> judged = new ArrayList<>(readings.size());
    for (Reading reading : readings) {
      reading
          .event()
          .set("event_id", origin.eventId(reading.what()))
          .set("time", unixNanos == 0 ? null : time(unixNanos))
          .set("session_id", subject.sessionId())
          .set("customer_id", subject.customerId());
      judged.add(reading.event().judge(now));
    }
    List<Judged> invalid =
        subject.sessionId() == null
            ? judged.stream().<Judged>map(Conversion::withoutSession).toList()
            : judged.stream().filter(Judged.Invalid.class::isInstance).toList();
    if (invalid.isEmpty()) {
      events.addAll(judged);
    } else {
      events.addAll(invalid);
      reject(invalid);
    }
  }

  private void reject(List<Judged> invalid) {
    rejected++;
    for (Judged event : invalid) {
      if (event instanceof Judged.Invalid reason && reasons.size() < MOST_REASONS) {
        Violation first = reason.violations().getFirst();
        reasons.add("%s is %s: %s".formatted(first.field(), first.value(), first.allowed()));
      }
    }
  }

  private static Judged withoutSession(Judged event) {
    Violation violation =
        new Violation(
            "gen_ai.conversation.id", null, "required, of the span or log record or its resource");
    return switch (event) {
      case Judged.Valid valid ->
          new Judged.Invalid(valid.kind(), valid.eventId(), List.of(violation));
      case Judged.Invalid invalid ->
          new Judged.Invalid(invalid.kind(), invalid.eventId(), List.of(violation));
    };
  }

  private static String time(long unixNanos) {
    return Instant.ofEpochSecond(0, unixNanos).truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
