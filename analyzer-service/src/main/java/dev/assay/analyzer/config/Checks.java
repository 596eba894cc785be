package dev.assay.analyzer.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/** Refuses values that are not allowed. */
final class Checks {

  private Checks() {}

  static URI httpUrl(String key, String value) {
    try {
      URI url = new URI(value);
      if (url.getHost() != null
          && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw new InvalidConfiguration(key, value, "an http or https URL", e);
    }
    throw new InvalidConfiguration(key, value, "an http or https URL", null);
  }

  static void positive(String key, Duration value) {
    if (!value.isPositive()) {
      throw new InvalidConfiguration(key, value.toString(), "a duration above 0", null);
    }
  }

  static void notBlank(String key, String value) {
    if (value.isBlank()) {
      throw new InvalidConfiguration(key, value, "host:port, separated by commas", null);
    }
  }
}
