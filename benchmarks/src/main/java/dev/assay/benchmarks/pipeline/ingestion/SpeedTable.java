package dev.assay.benchmarks.pipeline.ingestion;

import java.util.List;

/** The figures as people read them. */
final class SpeedTable {

  static final String HEAD =
      "%-9s %10s   %s%n".formatted("way", "events/s", "cores: assigner, broker, benchmark, others");

  private SpeedTable() {}

  static String row(Speed speed) {
    return "%-9s %,10.0f   %.2f, %.2f, %.2f, %.2f%n"
        .formatted(
            speed.way().label(),
            speed.eventsPerSecond(),
            speed.cores().runner(),
            speed.cores().broker(),
            speed.cores().benchmark(),
            speed.cores().others());
  }

  static String medians(List<Speed> speeds) {
    return "medians: producer %,.0f, http %,.0f events/s; http is %.2f of the producer%n"
        .formatted(median(speeds, Way.PRODUCER), median(speeds, Way.HTTP), httpToProducer(speeds));
  }

  /** Ratio of the medians. */
  static double httpToProducer(List<Speed> speeds) {
    return median(speeds, Way.HTTP) / median(speeds, Way.PRODUCER);
  }

  private static double median(List<Speed> speeds, Way way) {
    double[] sorted =
        speeds.stream()
            .filter(speed -> speed.way() == way)
            .mapToDouble(Speed::eventsPerSecond)
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }
}
