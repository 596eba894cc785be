package dev.assay.analyzer.report;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.VariantAnalysis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was tried, on whom and until when. */
final class Summary {

  private Summary() {}

  static List<String> of(Experiment experiment, Analysis analysis) {
    List<String> sentences = new ArrayList<>();
    if (experiment.getHypothesis() != null) {
      sentences.add("Hypothesis: " + experiment.getHypothesis().getStatement());
    }
    sentences.add(
        String.format(
            Locale.ROOT,
            "%,d of %,d required units (by %s): %s.",
            analysis.getOverall().getUnits(),
            experiment.getRequiredSampleSize(),
            experiment.getUnit().name().toLowerCase(Locale.ROOT),
            analysis.getVariants().stream()
                .map(Summary::variant)
                .collect(Collectors.joining(", "))));
    Instant until = analysis.getDataUntil();
    sentences.add(
        "Started %s; data until %s."
            .formatted(
                experiment.getStartedAt() == null ? "not yet" : experiment.getStartedAt(),
                until == null ? "now hold no event" : until));
    sentences.add("The primary metric is %s.".formatted(experiment.getPrimaryMetric()));
    return sentences;
  }

  private static String variant(VariantAnalysis variant) {
    return String.format(
        Locale.ROOT,
        "%s%s %,d",
        variant.getVariantId(),
        variant.getIsControl() ? " (control)" : "",
        variant.getUnits());
  }
}
