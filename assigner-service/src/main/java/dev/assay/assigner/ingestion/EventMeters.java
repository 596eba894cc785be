package dev.assay.assigner.ingestion;

import dev.assay.assigner.event.EventKind;
import dev.assay.assigner.event.Judged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Counts events by kind and outcome. */
final class EventMeters {

  private static final String UNKNOWN = "unknown";
  private static final String FAILED = "failed";

  private final Map<Series, Counter> counters = new HashMap<>();

  private record Series(String kind, String outcome) {}

  EventMeters(MeterRegistry registry, EventLog log) {
    Stream.concat(Stream.of(EventKind.values()).map(EventKind::type), Stream.of(UNKNOWN))
        .forEach(kind -> register(registry, kind));
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
    Map<Series, Integer> counts = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      Series series = new Series(kind(events.get(i)), outcomes.get(i).label());
      counts.merge(series, 1, Integer::sum);
    }
    add(counts);
  }

  /** Counts events that could not be stored. */
  void failed(List<Judged.Valid> events) {
    Map<Series, Integer> counts = new HashMap<>();
    events.forEach(event -> counts.merge(new Series(kind(event), FAILED), 1, Integer::sum));
    add(counts);
  }

  private void add(Map<Series, Integer> counts) {
    counts.forEach(
        (series, count) -> Objects.requireNonNull(counters.get(series)).increment(count));
  }

  private void register(MeterRegistry registry, String kind) {
    Stream.concat(Stream.of(Outcome.values()).map(Outcome::label), Stream.of(FAILED))
        .forEach(
            outcome ->
                counters.put(
                    new Series(kind, outcome),
                    Counter.builder("assay.events")
                        .description("Events that came over HTTP.")
                        .tag("kind", kind)
                        .tag("outcome", outcome)
                        .register(registry)));
  }

  private static String kind(Judged event) {
    EventKind kind =
        switch (event) {
          case Judged.Valid valid -> valid.kind();
          case Judged.Invalid invalid -> invalid.kind();
        };
    return kind == null ? UNKNOWN : kind.type();
  }
}
