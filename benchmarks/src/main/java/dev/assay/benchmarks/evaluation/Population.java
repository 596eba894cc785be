package dev.assay.benchmarks.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Who asks, and for which experiments. The same in every run. */
final class Population {

  static final int CALLERS = 10_000;

  /** How many experiments a caller is in when the experiments are for segments. */
  private static final int MATCHING = 5;

  private static final int SEGMENTS = 40;

  private Population() {}

  /**
   * Up to 20 experiments are for everybody; of more, each caller is in five, those for the caller's
   * segment.
   */
  static List<Split> experiments(int number) {
    if (number <= 20) {
      return IntStream.range(0, number).mapToObj(i -> new Split("experiment-" + i, null)).toList();
    }
    if (number != SEGMENTS * MATCHING) {
      throw new IllegalArgumentException(
          number + " experiments: 1 to 20 or " + SEGMENTS * MATCHING + " are allowed");
    }
    return IntStream.range(0, number)
        .mapToObj(i -> new Split("experiment-" + i, segment(i % SEGMENTS)))
        .toList();
  }

  /** Customers with ids that look like random UUIDs. */
  static List<Caller> callers() {
    Random random = new Random(1);
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(
          new Caller(
              new UUID(random.nextLong(), random.nextLong()).toString(),
              Map.of(
                  "segment",
                  segment(random.nextInt(SEGMENTS)),
                  "language",
                  random.nextBoolean() ? "en" : "de",
                  "region",
                  "region-" + random.nextInt(10))));
    }
    return callers;
  }

  private static String segment(int number) {
    return "segment-" + number;
  }
}
