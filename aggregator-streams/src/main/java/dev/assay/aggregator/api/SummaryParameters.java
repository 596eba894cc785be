package dev.assay.aggregator.api;

import dev.assay.aggregator.store.Selection;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WindowSize;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a query was asked with into a selection, or says what does not fit. */
final class SummaryParameters {

  private static final String AN_INSTANT = "a time such as 2026-01-31T08:00:00Z";

  private SummaryParameters() {}

  /**
   * What is selected.
   *
   * @throws InvalidParameterException naming what does not fit
   */
  static Selection selection(
      Experiment experiment,
      String window,
      @Nullable String from,
      @Nullable String to,
      @Nullable List<String> variants,
      @Nullable List<String> metrics) {
    WindowSize size = windowSize(window);
    long begin = instant("from", from, size, Long.MIN_VALUE);
    long end = instant("to", to, size, Long.MAX_VALUE);
    if (to != null && begin >= end) {
      throw new InvalidParameterException("to", to, "a time after from");
    }
    return new Selection(
        experiment.getId(),
        size,
        begin,
        end,
        known("variant", variants, experiment.getVariants().stream().map(Variant::getId).toList()),
        known(
            "metric",
            metrics,
            experiment.getMetrics().stream().map(MetricDefinition::getName).toList()));
  }

  static WindowSize windowSize(String window) {
    return switch (window.toLowerCase(Locale.ROOT)) {
      case "total" -> WindowSize.TOTAL;
      case "minute" -> WindowSize.MINUTE;
      case "hour" -> WindowSize.HOUR;
      case "day" -> WindowSize.DAY;
      default -> throw new InvalidParameterException("window", window, "total, minute, hour, day");
    };
  }

  private static long instant(
      String name, @Nullable String value, WindowSize size, long otherwise) {
    if (value == null) {
      return otherwise;
    }
    if (size == WindowSize.TOTAL) {
      throw new InvalidParameterException(
          name, value, "nothing with window=total, which is since the start");
    }
    try {
      return Instant.parse(value).toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new InvalidParameterException(name, value, AN_INSTANT);
    }
  }

  private static Set<String> known(String name, @Nullable List<String> wanted, List<String> all) {
    if (wanted == null) {
      return Set.of();
    }
    for (String value : wanted) {
      if (!all.contains(value)) {
        throw new InvalidParameterException(name, value, String.join(", ", all));
      }
    }
    return Set.copyOf(wanted);
  }
}
