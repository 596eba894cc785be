package dev.assay.assigner.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.json.JsonBytes;
import dev.assay.assigner.json.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads batches of events, {@code {"events":[...]}}, without a tree of the whole: a batch is read
 * once, from its first byte to its last.
 */
public final class EventReader {

  private static final String EVENTS = "events";
  private static final String SHAPE = "a JSON object with the events: {\"events\": [...]}";

  private final int most;

  /**
   * @param most events of a batch
   */
  public EventReader(int most) {
    this.most = most;
  }

  /**
   * Reads a batch.
   *
   * @param body JSON in UTF-8
   * @return what became of each event, in their order
   * @throws MalformedJson when it is no JSON, is nested too deeply or is not UTF-8
   * @throws InvalidDefinition when it is something else than a batch
   * @throws TooManyEvents when it has more events than are allowed
   */
  public List<Judged> read(byte[] body, Instant now) {
    try (JsonParser parser = JsonBytes.parser(body)) {
      List<Violation> violations = new ArrayList<>();
      List<Judged> events = null;
      if (JsonBytes.first(parser) != JsonToken.START_OBJECT) {
        violations.add(new Violation("body", Echo.of(value(parser)), SHAPE));
      } else {
        events = batch(parser, now, violations);
      }
      JsonBytes.end(parser);
      if (events == null || !violations.isEmpty()) {
        throw new InvalidDefinition(violations);
      }
      return events;
    } catch (JsonProcessingException e) {
      throw MalformedJson.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable List<Judged> batch(JsonParser parser, Instant now, List<Violation> violations)
      throws IOException {
    List<Judged> events = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (!name.equals(EVENTS)) {
        violations.add(
            new Violation(name, Echo.of(value(parser)), "no such property; known is " + EVENTS));
      } else if (events != null) {
        value(parser);
        violations.add(new Violation(EVENTS, "a second list", "each property once"));
      } else if (token == JsonToken.START_ARRAY) {
        events = events(parser, now);
      } else {
        violations.add(new Violation(EVENTS, Echo.of(value(parser)), "a list of events"));
      }
    }
    if (events == null && violations.isEmpty()) {
      violations.add(new Violation(EVENTS, null, "required: a list of events"));
    }
    return events;
  }

  private List<Judged> events(JsonParser parser, Instant now) throws IOException {
    List<Judged> events = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (events.size() == most) {
        throw new TooManyEvents(most);
      }
      events.add(event(parser, now));
    }
    return events;
  }

  private static Judged event(JsonParser parser, Instant now) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      Object value = Echo.of(value(parser));
      return new Judged.Invalid(
          null, null, List.of(new Violation("event", value, "a JSON object")));
    }
    EventDraft draft = new EventDraft();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      draft.set(name, value(parser));
    }
    return draft.judge(now);
  }

  /** A value without what is inside of objects, which no field is. */
  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case START_ARRAY -> list(parser);
      case START_OBJECT -> {
        parser.skipChildren();
        yield Map.of();
      }
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("unexpected " + parser.currentToken());
    };
  }

  private static Object integer(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? (Object) parser.getDoubleValue()
        : (Object) parser.getLongValue();
  }

  private static List<@Nullable Object> list(JsonParser parser) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }
}
