package dev.assay.assigner.event;

import dev.assay.assigner.definition.Violation;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What became of an event that was sent. */
public sealed interface Judged {

  /**
   * One that can be counted.
   *
   * @param key of its topic: the customer id, or the session id of an anonymous session
   */
  record Valid(EventKind kind, String key, String eventId, SpecificRecord value)
      implements Judged {}

  /**
   * One that makes no sense.
   *
   * @param kind null when it named none
   * @param eventId null when it had none that is allowed
   * @param violations every one of them, at least one
   */
  record Invalid(@Nullable EventKind kind, @Nullable String eventId, List<Violation> violations)
      implements Judged {}
}
