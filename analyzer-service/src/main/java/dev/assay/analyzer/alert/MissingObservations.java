package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.MetricEstimate;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Units are exposed, but no event has come that a metric reads. */
record MissingObservations(String metric, Duration patience) implements Watch {

  @Override
  public AlertKind kind() {
    return AlertKind.MISSING_DATA;
  }

  @Override
  public String subject() {
    return "metric/" + metric;
  }

  @Override
  public Optional<String> trouble(@Nullable Analysis before, Analysis after) {
    long units = after.getOverall().getUnits();
    long observations =
        after.getOverall().getMetrics().stream()
            .filter(estimate -> estimate.getMetric().equals(metric))
            .mapToLong(MetricEstimate::getObservations)
            .sum();
    return units > 0 && observations == 0
        ? Optional.of(
            "%d units are exposed, and for %s no event has come that the metric '%s' reads."
                .formatted(units, Text.duration(patience), metric))
        : Optional.empty();
  }

  @Override
  public String relief() {
    return "Events have come that the metric '%s' reads.".formatted(metric);
  }
}
