package dev.assay.local.simulate;

import java.util.Arrays;
import java.util.Locale;

/** What the config key {@code tts.voice} does to calls: true values, not estimates. */
enum Voice {
  STANDARD(0, 0.10),
  WARM(0.04, 0.16);

  static final String KEY = "tts.voice";

  private final double completionGain;
  private final double sentiment;

  Voice(double completionGain, double sentiment) {
    this.completionGain = completionGain;
    this.sentiment = sentiment;
  }

  /** The voice of a config value such as {@code warm}. */
  static Voice of(String value) {
    return Arrays.stream(values())
        .filter(voice -> voice.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no true effects for " + KEY + " = " + value));
  }

  /** Added to the share of sessions that are completed. */
  double completionGain() {
    return completionGain;
  }

  /** Mean over customers, -1 to 1. */
  double sentiment() {
    return sentiment;
  }
}
