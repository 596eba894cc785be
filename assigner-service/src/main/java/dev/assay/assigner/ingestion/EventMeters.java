package dev.assay.assigner.ingestion;

import dev.assay.assigner.event.EventKind;
import dev.assay.assigner.event.Judged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts events by kind and outcome. */
final class EventMeters {

  private final Map<EventKind, OfKind> byKind = new EnumMap<>(EventKind.class);

  /** Events that name no kind. */
  private final OfKind unknown;

  EventMeters(MeterRegistry registry, EventLog log) {
    for (EventKind kind : EventKind.values()) {
      byKind.put(kind, OfKind.register(registry, kind.type()));
    }
    unknown = OfKind.register(registry, "unknown");
    Gauge.builder("assay.events.in.flight", log, EventLog::bytesInFlight)
        .description("Events that the broker does not have yet.")
        .baseUnit("bytes")
        .register(registry);
  }

  /**
   * Counts the events of a request.
   *
   * @param outcomes theirs, in their order
   */
  void count(List<Judged> events, List<Outcome> outcomes) {
    // A registry's counter costs more than all else that is done with it here.
    IdentityHashMap<Counter, Integer> counts = new IdentityHashMap<>();
    for (int i = 0; i < events.size(); i++) {
      Counter counter = of(events.get(i)).outcomes.get(outcomes.get(i));
      counts.merge(Objects.requireNonNull(counter), 1, Integer::sum);
    }
    counts.forEach(Counter::increment);
  }

  /** Counts events that could not be stored. */
  void failed(List<Judged.Valid> events) {
    events.forEach(event -> of(event).failed.increment());
  }

  private OfKind of(Judged event) {
    EventKind kind =
        switch (event) {
          case Judged.Valid valid -> valid.kind();
          case Judged.Invalid invalid -> invalid.kind();
        };
    return kind == null ? unknown : Objects.requireNonNull(byKind.get(kind));
  }

  private record OfKind(Map<Outcome, Counter> outcomes, Counter failed) {

    static OfKind register(MeterRegistry registry, String kind) {
      Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
      for (Outcome outcome : Outcome.values()) {
        outcomes.put(outcome, counter(registry, kind, outcome.label()));
      }
      return new OfKind(outcomes, counter(registry, kind, "failed"));
    }

    private static Counter counter(MeterRegistry registry, String kind, String outcome) {
      return Counter.builder("assay.events")
          .description("Events that came over HTTP.")
          .tag("kind", kind)
          .tag("outcome", outcome)
          .register(registry);
    }
  }
}
