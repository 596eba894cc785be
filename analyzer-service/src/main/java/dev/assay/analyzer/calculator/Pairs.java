package dev.assay.analyzer.calculator;

import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.avro.SumState;
import dev.assay.schemas.summary.RatioMoments;

/** Builds moments of pairs from sums as others keep them. */
final class Pairs {

  private Pairs() {}

  /** Numerators or outcomes first, denominators or covariates second. */
  static RatioMoments of(
      long n, double first, double second, double firstSq, double secondSq, double product) {
    return RatioMoments.of(
        new RatioMomentsState(
            n, sum(first), sum(second), sum(firstSq), sum(secondSq), sum(product)));
  }

  private static SumState sum(double value) {
    return new SumState(value, 0.0);
  }
}
