package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.difference.PoissonRateTest;
import dev.assay.analyzer.statistics.difference.Rate;
import dev.assay.analyzer.statistics.difference.RateComparison;
import java.util.List;

/** Events over an exposure. */
final class RateCalculations {

  private static final List<String> FIELDS =
      List.of(
          "rate_control",
          "rate_treatment",
          "rate_diff",
          "rate_ratio",
          "p_exact_minlike",
          "p_exact_greater",
          "p_exact_less",
          "p_exact_doubled",
          "z_score",
          "p_score",
          "ratio_ci_low",
          "ratio_ci_high");

  private RateCalculations() {}

  static List<Calculation> all() {
    return List.of(
        new Calculation(
            "poisson_rate_test",
            "Exact and score test of two Poisson rates, with the exact interval of their ratio.",
            List.of(arm("control"), arm("treatment"), Parameters.alpha()),
            FIELDS,
            RateCalculations::compare));
  }

  private static Results compare(Arguments arguments) {
    Rate control = rate(arguments.object("control"));
    Rate treatment = rate(arguments.object("treatment"));
    PoissonRateTest test = PoissonRateTest.withDefaults().with(Options.level(arguments));
    return switch (test.test(control, treatment)) {
      case Defined<RateComparison> defined -> {
        RateComparison rates = defined.value();
        yield Results.ok()
            .put("rate_control", control.value())
            .put("rate_treatment", treatment.value())
            .put("rate_diff", rates.difference())
            .put("rate_ratio", rates.ratio())
            .put("p_exact_minlike", rates.pNoLikelier())
            .put("p_exact_greater", rates.pGreater())
            .put("p_exact_less", rates.pLess())
            .put("p_exact_doubled", rates.pDoubled())
            .put("z_score", rates.score())
            .put("p_score", rates.pScore())
            .put("ratio_ci", rates.ratioInterval());
      }
      case Undefined<RateComparison> undefined ->
          // The only outcome without events is the one that was seen.
          Results.status(undefined.reason().code())
              .put("rate_control", 0.0)
              .put("rate_treatment", 0.0)
              .put("rate_diff", 0.0)
              .put("p_exact_minlike", 1.0)
              .put("p_exact_greater", 1.0)
              .put("p_exact_less", 1.0)
              .put("p_exact_doubled", 1.0)
              .put("ratio_ci", PoissonRateTest.NO_EVENTS)
              .putNulls("rate_ratio", "z_score", "p_score");
    };
  }

  private static Rate rate(Arguments arguments) {
    return new Rate(arguments.count("count"), arguments.number("exposure"));
  }

  private static Parameter arm(String name) {
    return Parameter.object(
        name,
        "count and exposure",
        Parameter.count("count", "events"),
        Parameter.number("exposure", "units, or units times time, above 0"));
  }
}
