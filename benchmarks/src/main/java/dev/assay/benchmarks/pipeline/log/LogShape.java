package dev.assay.benchmarks.pipeline.log;

/**
 * What the log is like.
 *
 * @param events events beside the assignments, at least 1
 * @param customers who call, at least 1
 * @param experiments running experiments, at least 1
 * @param exposures experiments that each customer takes part in, at most all
 * @param seed the same seed gives the same log
 */
public record LogShape(long events, int customers, int experiments, int exposures, long seed) {
  public LogShape {
    if (exposures > experiments) {
      throw new IllegalArgumentException(
          "a customer cannot take part in %d of %d experiments".formatted(exposures, experiments));
    }
  }
}
