package dev.assay.analyzer.report;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.planning.Traffic;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long until there are enough units. */
final class Days {

  private static final double DAY_MS = Duration.ofDays(1).toMillis();

  private Days() {}

  /** In event time, at the traffic so far; null without any. */
  static @Nullable Double until(long units, Experiment experiment, Analysis analysis) {
    Instant start = experiment.getStartedAt();
    Instant end = analysis.getDataUntil();
    if (start == null || end == null || !end.isAfter(start)) {
      return null;
    }
    Answer<Double> days =
        new Traffic(
                analysis.getOverall().getUnits(), Duration.between(start, end).toMillis() / DAY_MS)
            .daysUntil(units);
    return days instanceof Defined<Double> defined ? defined.value() : null;
  }
}
