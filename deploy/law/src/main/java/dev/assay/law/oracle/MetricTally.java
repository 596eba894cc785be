package dev.assay.law.oracle;

import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Gathers what units bring to one metric of one cell. */
final class MetricTally {

  private final MetricDefinition metric;
  private final DoubleStream.Builder values = DoubleStream.builder();
  private final DoubleStream.Builder denominators = DoubleStream.builder();
  private long observations;

  MetricTally(MetricDefinition metric) {
    this.metric = metric;
  }

  /**
   * Adds a unit that is exposed or active in the cell.
   *
   * @param attributed its events of the cell, before the conversion window is looked at
   */
  void add(Instant exposedAt, List<Observation> attributed) {
    Long window = metric.getConversionWindowMs();
    List<Observation> converted =
        window == null
            ? attributed
            : attributed.stream()
                .filter(event -> !event.time().isAfter(exposedAt.plusMillis(window)))
                .toList();
    switch (metric.getType()) {
      case BINARY -> addAnyMatch(converted);
      case COUNT -> addSum(converted);
      case RATIO -> addRatio(converted);
      case CONTINUOUS -> {
        switch (metric.getAggregation()) {
          case SUM -> addSum(converted);
          case MEAN -> addMean(converted);
          case MIN -> addOne(converted, DoubleStream::min);
          case MAX -> addOne(converted, DoubleStream::max);
          case TIME_BETWEEN -> addTimeBetween(converted);
          case MEDIAN, P50, P75, P90, P95, P99 -> addEach(converted);
          case RATE, UNKNOWN -> throw new IllegalArgumentException("Undefined: " + metric);
        }
      }
      case UNKNOWN -> throw new IllegalArgumentException("Undefined: " + metric);
    }
  }

  ExpectedMetric result() {
    double[] gathered = values.build().toArray();
    return switch (metric.getType()) {
      case RATIO ->
          new ExpectedMetric.Ratios(gathered, denominators.build().toArray(), observations);
      case CONTINUOUS ->
          switch (metric.getAggregation()) {
            case SUM, MEAN, MIN, MAX, TIME_BETWEEN ->
                new ExpectedMetric.Values(gathered, observations);
            case MEDIAN, P50, P75, P90, P95, P99 -> new ExpectedMetric.Quantiles(gathered);
            case RATE, UNKNOWN -> throw new IllegalArgumentException("Undefined: " + metric);
          };
      case BINARY, COUNT -> new ExpectedMetric.Values(gathered, observations);
      case UNKNOWN -> throw new IllegalArgumentException("Undefined: " + metric);
    };
  }

  private void addAnyMatch(List<Observation> events) {
    double[] matches = matches(events, metric.getSource());
    observations += matches.length;
    values.add(DoubleStream.of(matches).anyMatch(value -> value > 0) ? 1 : 0);
  }

  private void addSum(List<Observation> events) {
    double[] matches = matches(events, metric.getSource());
    observations += matches.length;
    values.add(capped(ExactSum.of(matches)));
  }

  private void addMean(List<Observation> events) {
    double[] matches = matches(events, metric.getSource());
    if (matches.length > 0) {
      observations += matches.length;
      values.add(capped(ExactSum.of(matches) / matches.length));
    }
  }

  private void addOne(List<Observation> events, Function<DoubleStream, OptionalDouble> chosen) {
    double[] matches = matches(events, metric.getSource());
    observations += matches.length;
    chosen.apply(DoubleStream.of(matches)).ifPresent(value -> values.add(capped(value)));
  }

  private void addTimeBetween(List<Observation> events) {
    observations += matches(events, metric.getSource()).length;
    Optional<Instant> from = first(events, metric.getSource());
    Optional<Instant> until = first(events, Objects.requireNonNull(metric.getDenominator()));
    if (from.isPresent() && until.isPresent() && !until.get().isBefore(from.get())) {
      values.add(capped((double) Duration.between(from.get(), until.get()).toMillis()));
    }
  }

  private static Optional<Instant> first(List<Observation> events, MetricSource source) {
    return events.stream()
        .filter(event -> event.read(source).isPresent())
        .map(Observation::time)
        .min(Comparator.naturalOrder());
  }

  private void addEach(List<Observation> events) {
    for (double match : matches(events, metric.getSource())) {
      values.add(capped(match));
    }
  }

  // As for every type, the events that count are those that the source reads.
  private void addRatio(List<Observation> events) {
    double[] above = matches(events, metric.getSource());
    double[] below = matches(events, Objects.requireNonNull(metric.getDenominator()));
    observations += above.length;
    if (below.length > 0) {
      values.add(ExactSum.of(above));
      denominators.add(ExactSum.of(below));
    }
  }

  private double capped(double value) {
    Double cap = metric.getCap();
    return cap == null ? value : Math.min(cap, value);
  }

  // Plain loops: this runs for every unit, metric, window and slice.
  private static double[] matches(List<Observation> events, MetricSource source) {
    double[] matches = new double[events.size()];
    int count = 0;
    for (Observation event : events) {
      OptionalDouble value = event.read(source);
      if (value.isPresent()) {
        matches[count++] = value.getAsDouble();
      }
    }
    return Arrays.copyOf(matches, count);
  }
}
