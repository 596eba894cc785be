package dev.assay.benchmarks.pipeline.http;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures as people read them. */
final class RoundTable {

  static final String HEAD =
      "%-6s %10s %8s %8s %8s   %s%n"
          .formatted(
              "target", "requests/s", "p50 ms", "p99 ms", "CPU us", "cores: assigner, others");

  private RoundTable() {}

  static String row(Round round) {
    return "%-6s %,10.0f %8.2f %8.2f %8.1f   %.2f, %.2f%n"
        .formatted(
            round.target().label(),
            round.load().requestsPerSecond(),
            round.load().p50(),
            round.load().p99(),
            round.cpuMicros(),
            round.cores().runner(),
            round.cores().others());
  }

  /** Medians, and what they are of the empty endpoint's. */
  static String medians(List<Round> rounds) {
    StringBuilder text = new StringBuilder();
    for (Target target : Target.values()) {
      text.append(
          "%s: median %,.0f requests/s, p99 %.2f ms, CPU %.1f us; %.2f, %.2f and %.2f times those of %s%n"
              .formatted(
                  target.label(),
                  median(rounds, target, RoundTable::speed),
                  median(rounds, target, RoundTable::p99),
                  median(rounds, target, Round::cpuMicros),
                  ratio(rounds, target, RoundTable::speed),
                  ratio(rounds, target, RoundTable::p99),
                  ratio(rounds, target, Round::cpuMicros),
                  Target.EMPTY.label()));
    }
    return text.toString();
  }

  /** Ratio of a target's requests a second to the empty endpoint's, by medians. */
  static double speedRatio(List<Round> rounds, Target target) {
    return ratio(rounds, target, RoundTable::speed);
  }

  /** The same of the 99th percentile of the times. */
  static double p99Ratio(List<Round> rounds, Target target) {
    return ratio(rounds, target, RoundTable::p99);
  }

  private static double speed(Round round) {
    return round.load().requestsPerSecond();
  }

  private static double p99(Round round) {
    return round.load().p99();
  }

  private static double ratio(List<Round> rounds, Target target, ToDoubleFunction<Round> figure) {
    return median(rounds, target, figure) / median(rounds, Target.EMPTY, figure);
  }

  private static double median(List<Round> rounds, Target target, ToDoubleFunction<Round> figure) {
    double[] sorted =
        rounds.stream()
            .filter(round -> round.target() == target)
            .mapToDouble(figure)
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }
}
