package dev.assay.assigner.event;

import dev.assay.assigner.definition.Violation;
import dev.assay.schemas.avro.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds between the fields of an event, and beyond them. */
final class EventRules {

  static final int EVENT_ID = FieldNames.slot("event_id");

  /** How far a producer's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final int TIME = FieldNames.slot("time");
  private static final int CUSTOMER_ID = FieldNames.slot("customer_id");
  private static final int SESSION_ID = FieldNames.slot("session_id");
  private static final int STATUS = FieldNames.slot("status");
  private static final int OUTCOME = FieldNames.slot("outcome");
  private static final int RETRIEVED = FieldNames.slot("chunks_retrieved");
  private static final int CITED = FieldNames.slot("chunks_cited");

  private EventRules() {}

  /** The customer id, or the session id of an anonymous session; null when there is neither. */
  static @Nullable String key(@Nullable Object[] read) {
    return (String) (read[CUSTOMER_ID] == null ? read[SESSION_ID] : read[CUSTOMER_ID]);
  }

  /**
   * Notes what is broken, of fields that are allowed by themselves.
   *
   * @param said the fields as they were sent, by slot
   * @param read those of them that are allowed, as the record holds them
   */
  static void check(
      @Nullable Object[] said, @Nullable Object[] read, Instant now, List<Violation> violations) {
    if (said[CUSTOMER_ID] == null && said[SESSION_ID] == null) {
      violations.add(
          new Violation("customer_id", null, "required: a customer_id, a session_id or both"));
    }
    if (read[TIME] instanceof Instant time && time.isAfter(now.plus(AHEAD))) {
      violations.add(
          new Violation("time", said[TIME], "a time at most a day after now, which is " + now));
    }
    if (read[STATUS] == SessionStatus.ENDED && said[OUTCOME] == null) {
      violations.add(
          new Violation(
              "outcome",
              null,
              "required when the session ended: " + FieldNames.rule("outcome").allowed()));
    }
    if (read[STATUS] == SessionStatus.STARTED && said[OUTCOME] != null) {
      violations.add(
          new Violation("outcome", Echo.of(said[OUTCOME]), "nothing before the session ended"));
    }
    if (read[RETRIEVED] instanceof Integer retrieved
        && read[CITED] instanceof Integer cited
        && cited > retrieved) {
      violations.add(
          new Violation("chunks_cited", cited, "not more than chunks_retrieved, " + retrieved));
    }
  }
}
