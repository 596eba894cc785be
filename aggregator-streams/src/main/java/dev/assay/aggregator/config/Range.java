package dev.assay.aggregator.config;

import java.time.Duration;

/** Refuses what is out of range, with the key, the value and the range. */
final class Range {

  private Range() {}

  static int check(String key, int value, int low, int high) {
    if (value < low || value > high) {
      throw new InvalidConfigurationException(key, value, low + " to " + high);
    }
    return value;
  }

  static Duration check(String key, Duration value, Duration low, Duration high) {
    if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
      throw new InvalidConfigurationException(key, value, low + " to " + high);
    }
    return value;
  }
}
