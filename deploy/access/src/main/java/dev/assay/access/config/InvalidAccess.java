package dev.assay.access.config;

/** A setting of access is not allowed; the message names the key, the value and what is. */
public final class InvalidAccess extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidAccess(String message) {
    super(message);
  }

  InvalidAccess(String key, String value, String allowed) {
    this("%s is '%s'; it must be %s".formatted(key, value, allowed));
  }
}
