package dev.assay.assigner.event;

import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.SessionStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of the fields of all kinds of events, with what each may hold: a name means the same in
 * every kind. Properties of an event are kept by number until its kind is known, since that can
 * stand behind them.
 */
final class FieldNames {

  /** What an event's kind is said in. */
  static final String TYPE = "type";

  private static final Map<String, Integer> SLOTS = new HashMap<>();
  private static final List<FieldRule> RULES = new ArrayList<>();
  private static final List<String> NAMES = new ArrayList<>();

  static {
    add(FieldRule.TEXT, TYPE, "event_id", "customer_id", "session_id");
    add(FieldRule.TEXT, "stage", "query_template", "name");
    add(FieldRule.TIME, "time");
    add(FieldRule.oneOf(SessionStatus.values()), "status");
    add(FieldRule.oneOf(SessionOutcome.values()), "outcome");
    add(FieldRule.oneOf(LatencyComponent.values()), "component");
    add(FieldRule.LONG_COUNT, "duration_ms");
    add(FieldRule.COUNT, "turn", "turns", "errors", "tokens", "chunks_retrieved", "chunks_cited");
    add(FieldRule.COUNT, "customer_interruptions", "agent_interruptions");
    add(FieldRule.AMOUNT, "milliseconds", "response_time_ms", "cost");
    add(FieldRule.SHARE, "confidence", "relevance");
    add(FieldRule.SCORE, "score");
    add(FieldRule.VALUE, "value");
    add(FieldRule.FLAG, "cache_hit");
    add(FieldRule.TEXTS, "keywords");
  }

  private FieldNames() {}

  /** How many there are. */
  static int count() {
    return NAMES.size();
  }

  /** The number of a name; -1 for one that no kind has. */
  static int slot(String name) {
    return SLOTS.getOrDefault(name, -1);
  }

  static String name(int slot) {
    return NAMES.get(slot);
  }

  /**
   * What the field may hold.
   *
   * @throws IllegalArgumentException for a field of a schema that is not in the table
   */
  static FieldRule rule(String name) {
    int slot = slot(name);
    if (slot < 0) {
      throw new IllegalArgumentException("Nothing says what the field may hold: " + name);
    }
    return RULES.get(slot);
  }

  private static void add(FieldRule rule, String... names) {
    for (String name : names) {
      SLOTS.put(name, NAMES.size());
      NAMES.add(name);
      RULES.add(rule);
    }
  }
}
