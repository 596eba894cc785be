package dev.assay.analyzer.decision;

import java.util.OptionalDouble;

/**
 * When a posterior is clear enough.
 *
 * @param minimumProbability to be better than the control; above 0.5, below 1
 * @param maximumExpectedLoss of shipping, relative to the control, at least 0; empty: any
 */
public record PosteriorLimits(double minimumProbability, OptionalDouble maximumExpectedLoss) {

  public static final PosteriorLimits DEFAULT = new PosteriorLimits(0.95, OptionalDouble.empty());

  public PosteriorLimits {
    if (!(minimumProbability > 0.5 && minimumProbability < 1)) {
      throw new IllegalArgumentException(
          "minimum_probability is %s; allowed is above 0.5, below 1".formatted(minimumProbability));
    }
    if (maximumExpectedLoss.isPresent() && !(maximumExpectedLoss.getAsDouble() >= 0)) {
      throw new IllegalArgumentException(
          "maximum_expected_loss is %s; allowed is at least 0"
              .formatted(maximumExpectedLoss.getAsDouble()));
    }
  }
}
