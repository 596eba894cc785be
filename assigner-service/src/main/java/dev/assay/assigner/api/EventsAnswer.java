package dev.assay.assigner.api;

import dev.assay.assigner.event.Judged;
import dev.assay.assigner.ingestion.Outcome;
import dev.assay.assigner.json.JsonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said to whoever sent a batch of events. */
final class EventsAnswer {

  private EventsAnswer() {}

  /**
   * How many there are of each outcome, and each event's outcome.
   *
   * @param outcomes of the events, in their order
   */
  static String json(List<Judged> events, List<Outcome> outcomes) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      json.put(outcome.label(), Collections.frequency(outcomes, outcome));
    }
    List<Map<String, @Nullable Object>> each = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      each.add(event(events.get(i), outcomes.get(i)));
    }
    json.put("events", each);
    return JsonText.write(json);
  }

  private static Map<String, @Nullable Object> event(Judged event, Outcome outcome) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    switch (event) {
      case Judged.Valid valid -> {
        json.put("event_id", valid.eventId());
        json.put("outcome", outcome.label());
      }
      case Judged.Invalid invalid -> {
        json.put("event_id", invalid.eventId());
        json.put("outcome", outcome.label());
        json.put("errors", Problem.errors(invalid.violations()));
      }
    }
    return json;
  }
}
