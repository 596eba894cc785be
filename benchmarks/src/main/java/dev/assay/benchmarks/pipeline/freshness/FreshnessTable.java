package dev.assay.benchmarks.pipeline.freshness;

/** The figures as people read them. */
final class FreshnessTable {

  static final String HEAD =
      "%5s %10s %7s %8s %8s %8s %8s %7s %10s %9s   %s%n"
          .formatted(
              "load",
              "records/s",
              "probes",
              "p50 ms",
              "p95 ms",
              "p99 ms",
              "max ms",
              "look ms",
              "unanswered",
              "behind",
              "cores: aggregator, broker, benchmark, others");

  private FreshnessTable() {}

  static String row(Freshness seen) {
    return "%4d%% %,10.0f %,7d %8.0f %8.0f %8.0f %8.0f %7.0f %,10d %,9d   %.2f, %.2f, %.2f, %.2f%n"
        .formatted(
            seen.load(),
            seen.recordsPerSecond(),
            seen.times().count(),
            seen.times().p50(),
            seen.times().p95(),
            seen.times().p99(),
            seen.times().max(),
            seen.lookMs(),
            seen.unanswered(),
            seen.behind(),
            seen.cores().runner(),
            seen.cores().broker(),
            seen.cores().benchmark(),
            seen.cores().others());
  }
}
