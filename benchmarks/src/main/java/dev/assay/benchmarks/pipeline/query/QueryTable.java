package dev.assay.benchmarks.pipeline.query;

import dev.assay.benchmarks.pipeline.measure.Distribution;

/** The figures as people read them. */
final class QueryTable {

  static final String HEAD =
      "%-5s %10s %9s %8s %8s %8s %8s %8s   %s%n"
          .formatted(
              "form",
              "records/s",
              "questions",
              "p50 ms",
              "p95 ms",
              "p99 ms",
              "max ms",
              "KiB",
              "cores: aggregator, broker, benchmark, others");

  private static final double KIBIBYTE = 1 << 10;

  private QueryTable() {}

  static String row(QueryFigures seen) {
    Distribution times = seen.answered().times();
    return "%-5s %,10.0f %,9d %8.2f %8.2f %8.2f %8.2f %8.1f   %.2f, %.2f, %.2f, %.2f%n"
        .formatted(
            seen.form().label(),
            seen.recordsPerSecond(),
            times.count(),
            times.p50(),
            times.p95(),
            times.p99(),
            times.max(),
            seen.answered().answerBytes() / KIBIBYTE,
            seen.cores().runner(),
            seen.cores().broker(),
            seen.cores().benchmark(),
            seen.cores().others());
  }
}
