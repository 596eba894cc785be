package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.multiplicity.Holm;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Corrections for several comparisons. */
final class MultiplicityCalculations {

  private MultiplicityCalculations() {}

  static List<Calculation> all() {
    return List.of(
        correction(
            "holm", "Holm's adjusted p values: the chance of any false alarm.", Holm::adjust));
  }

  private static Calculation correction(
      String method, String summary, UnaryOperator<double[]> adjust) {
    return new Calculation(
        method,
        summary,
        List.of(Parameters.pValues(), Parameters.alpha()),
        List.of("adjusted", "reject"),
        arguments -> {
          double[] adjusted = adjust.apply(arguments.numbers("p_values"));
          double alpha = new ConfidenceLevel(arguments.number("alpha")).alpha();
          return Results.ok()
              .put("adjusted", adjusted)
              .put("reject", Arrays.stream(adjusted).mapToObj(p -> p <= alpha).toList());
        });
  }
}
