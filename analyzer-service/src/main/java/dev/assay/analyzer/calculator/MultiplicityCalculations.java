package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.multiplicity.Correction;
import java.util.Arrays;
import java.util.List;

/** Corrections for several comparisons. */
final class MultiplicityCalculations {

  private MultiplicityCalculations() {}

  static List<Calculation> all() {
    return List.of(
        correction(
            "holm", "Holm's adjusted p values: the chance of any false alarm.", Correction.HOLM),
        correction(
            "benjamini_hochberg",
            "Benjamini and Hochberg's adjusted p values: the share of false alarms.",
            Correction.BENJAMINI_HOCHBERG),
        correction(
            "bonferroni",
            "Bonferroni's adjusted p values: the chance of any false alarm, in one step.",
            Correction.BONFERRONI));
  }

  private static Calculation correction(String method, String summary, Correction correction) {
    return new Calculation(
        method,
        summary,
        List.of(Parameters.pValues(), Parameters.alpha()),
        List.of("adjusted", "reject", "interval_alpha"),
        arguments -> {
          double[] pValues = arguments.numbers("p_values");
          ConfidenceLevel level = Options.level(arguments);
          double[] adjusted = correction.adjust(pValues);
          return Results.ok()
              .put("adjusted", adjusted)
              .put("reject", Arrays.stream(adjusted).mapToObj(p -> p <= level.alpha()).toList())
              .put(
                  "interval_alpha",
                  correction.levels(level, pValues).stream()
                      .mapToDouble(ConfidenceLevel::alpha)
                      .toArray());
        });
  }
}
