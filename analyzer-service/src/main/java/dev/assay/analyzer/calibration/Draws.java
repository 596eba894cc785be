package dev.assay.analyzer.calibration;

import dev.assay.schemas.summary.Moments;
import java.util.random.RandomGenerator;

/** Random data. */
final class Draws {

  private Draws() {}

  /** Values {@code exp(sigma Z)}: mean {@code exp(sigma^2 / 2)}. */
  static Moments logNormal(RandomGenerator random, int count, double sigma) {
    Moments moments = new Moments();
    for (int i = 0; i < count; i++) {
      moments.add(Math.exp(sigma * random.nextGaussian()));
    }
    return moments;
  }

  static Moments normal(RandomGenerator random, int count, double mean) {
    Moments moments = new Moments();
    for (int i = 0; i < count; i++) {
      moments.add(mean + random.nextGaussian());
    }
    return moments;
  }

  /** Binomial, by the waiting times between successes. */
  static long successes(RandomGenerator random, long trials, double probability) {
    double rate = -Math.log1p(-probability);
    long count = 0;
    double at = Math.floor(random.nextExponential() / rate);
    while (at < trials) {
      count++;
      at += 1 + Math.floor(random.nextExponential() / rate);
    }
    return count;
  }

  /** Poisson, by the waiting times between events. */
  static long events(RandomGenerator random, double mean) {
    long count = 0;
    for (double at = random.nextExponential(); at < mean; at += random.nextExponential()) {
      count++;
    }
    return count;
  }

  /** Binomial with a probability of one half: the bits of random words. */
  static long heads(RandomGenerator random, int words) {
    long count = 0;
    for (int i = 0; i < words; i++) {
      count += Long.bitCount(random.nextLong());
    }
    return count;
  }

  /**
   * Gamma with rate 1. Source: Marsaglia and Tsang 2000.
   *
   * @param shape at least 1
   */
  static double gamma(RandomGenerator random, double shape) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double root = 1 + c * x;
      double v = root * root * root;
      if (root > 0 && -random.nextExponential() < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }

  static double beta(RandomGenerator random, double alpha, double beta) {
    double a = gamma(random, alpha);
    return a / (a + gamma(random, beta));
  }
}
