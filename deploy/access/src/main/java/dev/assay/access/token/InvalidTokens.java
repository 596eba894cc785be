package dev.assay.access.token;

/** The file of tokens cannot be used, or not be changed so; the message says why. */
public final class InvalidTokens extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidTokens(String message) {
    super(message);
  }

  static InvalidTokens of(String key, Object value, String allowed) {
    return new InvalidTokens("%s is %s; it must be %s".formatted(key, value, allowed));
  }
}
