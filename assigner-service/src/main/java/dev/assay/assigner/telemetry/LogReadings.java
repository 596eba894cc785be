package dev.assay.assigner.telemetry;

import dev.assay.assigner.event.EventDraft;
import dev.assay.assigner.event.EventKind;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.List;

/** What a log record tells: the result of an evaluation, by its event name. */
final class LogReadings {

  private static final String NAME = "gen_ai.evaluation.name";
  private static final String VALUE = "gen_ai.evaluation.score.value";

  private static final String EVALUATION = "gen_ai.evaluation.result";

  private LogReadings() {}

  /** Everything that it tells; empty for a record of something else. */
  static List<Reading> of(LogRecord log, Attributes attributes) {
    // Before it was a field, the name of an event was an attribute.
    if (!log.getEventName().equals(EVALUATION)
        && !EVALUATION.equals(attributes.first("event.name"))) {
      return List.of();
    }
    EventDraft event =
        EventDraft.of(EventKind.MEASUREMENT)
            .set("name", attributes.first(NAME))
            .set("value", attributes.first(VALUE));
    return List.of(new Reading("evaluation", event));
  }

  /** What tells a result apart from the others of the same span and time. */
  static String said(Attributes attributes) {
    return attributes.first(NAME) + "\n" + attributes.first(VALUE);
  }
}
