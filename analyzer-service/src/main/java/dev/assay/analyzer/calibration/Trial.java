package dev.assay.analyzer.calibration;

import java.util.random.RandomGenerator;

/** One run of a scenario. */
@FunctionalInterface
public interface Trial {

  /** Draws data, has them analysed and adds what was found to each figure, in their order. */
  void run(RandomGenerator random, Tally tally);
}
