package dev.assay.aggregator.observation;

import org.jspecify.annotations.Nullable;

/** The rule for Kafka keys, on which co-partitioning rests. */
public final class SubjectKey {

  private SubjectKey() {}

  /**
   * Checks that the key is the customer id, or the session id of an anonymous session.
   *
   * @throws InvalidEventException when it is neither
   */
  public static void check(String key, @Nullable String customerId, @Nullable String sessionId)
      throws InvalidEventException {
    String expected = customerId != null ? customerId : sessionId;
    if (expected == null || expected.isBlank()) {
      throw new InvalidEventException("customer_id", "absent", "it or session_id is set");
    }
    if (!expected.equals(key)) {
      throw new InvalidEventException(
          "key", key, "the customer id, or the session id without one: " + expected);
    }
  }
}
