package dev.assay.assigner.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Whose conversation it is. What a span or a log record does not say, its resource can.
 *
 * @param sessionId null when it is not said
 * @param customerId null for an anonymous session
 */
record Subject(@Nullable Object sessionId, @Nullable Object customerId) {

  private static final String[] SESSION = {"gen_ai.conversation.id", "session.id"};
  private static final String[] CUSTOMER = {"assay.customer.id", "user.id", "enduser.id"};

  static Subject of(Attributes own, Attributes resource) {
    return new Subject(first(own, resource, SESSION), first(own, resource, CUSTOMER));
  }

  private static @Nullable Object first(Attributes own, Attributes resource, String... names) {
    Object value = own.first(names);
    return value == null ? resource.first(names) : value;
  }
}
