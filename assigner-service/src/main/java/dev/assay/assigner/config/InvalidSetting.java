package dev.assay.assigner.config;

/** A setting that is not allowed; the message names the key, the value and what is. */
public final class InvalidSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSetting(String key, String value, String allowed) {
    super("%s is '%s'; it must be %s".formatted(key, value, allowed));
  }
}
