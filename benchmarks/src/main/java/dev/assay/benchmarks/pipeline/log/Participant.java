package dev.assay.benchmarks.pipeline.log;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A customer's experiments and the variants that they got.
 *
 * @param customer number of the customer
 * @param exposures all to different experiments
 */
record Participant(int customer, List<Exposure> exposures) {

  /** An experiment and a variant of it, both by position. */
  record Exposure(int experiment, int variant) {}

  static Participant of(LogShape shape, int customer) {
    SplittableRandom random = new SplittableRandom(shape.seed() ^ (customer * 0x9E3779B97F4A7C15L));
    // Evenly spaced from a random one on: different ones without looking back.
    int first = random.nextInt(shape.experiments());
    int stride = Math.max(1, shape.experiments() / Math.max(1, shape.exposures()));
    List<Exposure> exposures = new ArrayList<>(shape.exposures());
    for (int i = 0; i < shape.exposures(); i++) {
      exposures.add(
          new Exposure(
              (first + i * stride) % shape.experiments(),
              random.nextInt(Experiments.VARIANTS.size())));
    }
    return new Participant(customer, exposures);
  }

  String id() {
    return "customer-%07d".formatted(customer);
  }
}
