package dev.assay.aggregator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.aggregator.store.Selection;
import dev.assay.law.log.LogGenerator;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.WindowSize;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryParametersTest {

  private static final Experiment EXPERIMENT = LogGenerator.generate(1, 1).experiments().getFirst();
  private static final String VARIANT = EXPERIMENT.getVariants().getLast().getId();
  private static final String METRIC = EXPERIMENT.getMetrics().getFirst().getName();

  @Test
  void selectsEverythingUnlessItIsToldOtherwise() {
    assertThat(SummaryParameters.selection(EXPERIMENT, "total", null, null, null, null))
        .isEqualTo(Selection.all(EXPERIMENT.getId(), WindowSize.TOTAL));
  }

  @Test
  void selectsByTimeVariantAndMetric() {
    assertThat(
            SummaryParameters.selection(
                EXPERIMENT,
                "Hour",
                "1970-01-01T01:00:00Z",
                "1970-01-01T02:00:00Z",
                List.of(VARIANT),
                List.of(METRIC)))
        .isEqualTo(
            new Selection(
                EXPERIMENT.getId(),
                WindowSize.HOUR,
                3_600_000,
                7_200_000,
                Set.of(VARIANT),
                Set.of(METRIC)));
  }

  @Test
  void namesWhatDoesNotFit() {
    refused(() -> select("week", null, null), "window is week; allowed: total, minute, hour, day");
    refused(
        () -> select("day", "yesterday", null),
        "from is yesterday; allowed: a time such as 2026-01-31T08:00:00Z");
    refused(
        () -> select("total", null, "2026-01-31T08:00:00Z"),
        "to is 2026-01-31T08:00:00Z; allowed: nothing with window=total, which is since the start");
    refused(
        () -> select("day", "2026-01-31T08:00:00Z", "2026-01-31T08:00:00Z"),
        "to is 2026-01-31T08:00:00Z; allowed: a time after from");
    refused(
        () ->
            SummaryParameters.selection(
                EXPERIMENT, "day", null, null, null, List.of("no such metric")),
        "metric is no such metric; allowed: " + METRIC);
    refused(
        () ->
            SummaryParameters.selection(
                EXPERIMENT, "day", null, null, List.of("no such variant"), null),
        "variant is no such variant; allowed: ");
  }

  private static void select(String window, @Nullable String from, @Nullable String to) {
    SummaryParameters.selection(EXPERIMENT, window, from, to, null, null);
  }

  private static void refused(ThrowingCallable selecting, String message) {
    assertThatThrownBy(selecting)
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageStartingWith(message);
  }
}
