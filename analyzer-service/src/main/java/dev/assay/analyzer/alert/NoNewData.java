package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.MetricEstimate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Analysis after analysis, the data are the same. */
record NoNewData(Duration patience) implements Watch {

  @Override
  public AlertKind kind() {
    return AlertKind.MISSING_DATA;
  }

  @Override
  public String subject() {
    return "new data";
  }

  @Override
  public Optional<String> trouble(@Nullable Analysis before, Analysis after) {
    // Event time is not held against the clock: a replayed log is years old, and comes in now.
    return before != null && Data.of(before).equals(Data.of(after))
        ? Optional.of(sentence(after))
        : Optional.empty();
  }

  @Override
  public String relief() {
    return "New data have come.";
  }

  private String sentence(Analysis analysis) {
    Instant until = analysis.getDataUntil();
    return "No new data have come for %s; %s."
        .formatted(
            Text.duration(patience),
            until == null ? "there is no event yet" : "the latest event is of " + until);
  }

  /** What grows whenever something new counts. */
  private record Data(@Nullable Instant until, long units, long crossovers, List<Long> counts) {
    static Data of(Analysis analysis) {
      return new Data(
          analysis.getDataUntil(),
          analysis.getOverall().getUnits(),
          analysis.getOverall().getCrossovers(),
          analysis.getOverall().getMetrics().stream()
              .map(MetricEstimate::getObservations)
              .toList());
    }
  }
}
