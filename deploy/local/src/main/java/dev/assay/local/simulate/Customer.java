package dev.assay.local.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Somebody who calls.
 *
 * @param language {@code hi} or {@code en}
 * @param firstCall when
 * @param randomness seed of what happens in the calls
 */
record Customer(String id, String language, Instant firstCall, long randomness) {

  /** When both experiments start, and the first customers call. */
  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  /** Two days longer than the ramp of the first experiment. */
  private static final Duration CALLING = Duration.ofDays(5);

  private static final double HINDI = 0.6;
  private static final long ODD = 0x9E3779B97F4A7C15L;

  /**
   * The customer of this number.
   *
   * @param run sets the customers of runs with other experiments apart: their calls differ
   */
  static Customer of(String run, long seed, int number) {
    SplittableRandom random =
        new SplittableRandom(new SplittableRandom(seed).nextLong() ^ number * ODD);
    String id = String.format(Locale.ROOT, "simulated-%s-%d-%07d", run, seed, number);
    String language = random.nextDouble() < HINDI ? "hi" : "en";
    Instant firstCall = START.plusMillis(random.nextLong(CALLING.toMillis()));
    return new Customer(id, language, firstCall, random.nextLong());
  }
}
