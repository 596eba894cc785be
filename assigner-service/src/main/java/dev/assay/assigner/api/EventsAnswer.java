package dev.assay.assigner.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.assigner.event.Judged;
import dev.assay.assigner.ingestion.Outcome;
import dev.assay.assigner.json.JsonBytes;
import dev.assay.assigner.json.JsonText;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** What is said to whoever sent a batch of events. */
final class EventsAnswer {

  private EventsAnswer() {}

  /**
   * How many there are of each outcome, and each event's outcome, as JSON.
   *
   * @param outcomes of the events, in their order
   */
  static byte[] json(List<Judged> events, List<Outcome> outcomes) {
    return JsonBytes.write(
        json -> {
          json.writeStartObject();
          for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(outcome.label(), Collections.frequency(outcomes, outcome));
          }
          json.writeArrayFieldStart("events");
          for (int i = 0; i < events.size(); i++) {
            write(json, events.get(i), outcomes.get(i));
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Judged event, Outcome outcome) throws IOException {
    json.writeStartObject();
    switch (event) {
      case Judged.Valid valid -> {
        json.writeStringField("event_id", valid.eventId());
        json.writeStringField("outcome", outcome.label());
      }
      case Judged.Invalid invalid -> {
        json.writeStringField("event_id", invalid.eventId());
        json.writeStringField("outcome", outcome.label());
        json.writeFieldName("errors");
        JsonText.write(json, Problem.errors(invalid.violations()));
      }
    }
    json.writeEndObject();
  }
}
