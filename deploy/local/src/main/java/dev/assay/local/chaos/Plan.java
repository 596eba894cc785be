package dev.assay.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is done in which order. The same seed gives the same plan.
 *
 * @param steps spread evenly over the log
 */
record Plan(List<Step> steps) {

  private static final int MOST_TARGETS = 1_000;

  /** Longer than a commit interval, so that strokes fall everywhere in it. */
  private static final int LONGEST_DELAY_MILLIS = 1_500;

  Plan {
    steps = List.copyOf(steps);
  }

  /**
   * Plans a round.
   *
   * @param times how often a fault happens where that is not as often as usual
   */
  static Plan of(long seed, List<Fault> faults, Map<Fault, Integer> times) {
    Random random = new Random(seed);
    List<Step> steps = new ArrayList<>();
    for (Fault fault : faults) {
      for (int i = 0; i < times.getOrDefault(fault, fault.times()); i++) {
        steps.add(
            new Step(
                fault,
                random.nextInt(MOST_TARGETS),
                random.nextInt(3) > 0,
                Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS))));
      }
    }
    Collections.shuffle(steps, random);
    return new Plan(steps);
  }
}
