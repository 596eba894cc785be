package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.adjustment.Cuped;
import dev.assay.analyzer.statistics.adjustment.CupedTest;
import dev.assay.analyzer.statistics.adjustment.CupedTest.Slope;
import dev.assay.analyzer.statistics.difference.DeltaLift;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.schemas.summary.RatioMoments;
import java.util.List;

/** Differences adjusted for a covariate. */
final class CupedCalculations {

  private static final List<String> BALANCED =
      List.of("rel_se_delta_balanced", "rel_delta_ci_low_balanced", "rel_delta_ci_high_balanced");

  private static final List<String> FIELDS =
      List.of(
          "diff_unadjusted",
          "se_unadjusted",
          "theta",
          "diff",
          "se",
          "df",
          "t",
          "p_value",
          "ci_low",
          "ci_high",
          "variance_reduction",
          "rel_lift",
          "rel_se_delta",
          "rel_delta_ci_low",
          "rel_delta_ci_high",
          "rel_delta_p_value",
          "rel_se_delta_balanced",
          "rel_delta_ci_low_balanced",
          "rel_delta_ci_high_balanced",
          "theta_within",
          "diff_within",
          "se_within",
          "df_within",
          "t_within",
          "p_value_within",
          "ci_low_within",
          "ci_high_within",
          "variance_reduction_within");

  private CupedCalculations() {}

  static List<Calculation> all() {
    return List.of(
        new Calculation(
            "cuped",
            "Difference of means adjusted for a covariate from before the experiment.",
            List.of(arm("control"), arm("treatment"), Parameters.alpha(), Parameters.alternative()),
            FIELDS,
            CupedCalculations::compare));
  }

  private static Results compare(Arguments arguments) {
    Arguments control = arguments.object("control");
    Arguments treatment = arguments.object("treatment");
    CupedTest test =
        CupedTest.withDefaults()
            .with(Options.level(arguments))
            .with(Options.alternative(arguments));
    boolean constant = constantCovariate(control, treatment);
    Answer<Cuped> pooled =
        outcome(control)
            .flatMap(
                c ->
                    outcome(treatment)
                        .flatMap(
                            t -> test.test(pairs(control, constant), pairs(treatment, constant))));
    return switch (pooled) {
      case Undefined<Cuped> undefined -> Results.undefined(undefined).putNulls(FIELDS);
      case Defined<Cuped> defined -> {
        Results results = Results.ok();
        Cuped cuped = defined.value();
        results
            .put("diff_unadjusted", cuped.unadjusted().value())
            .put("se_unadjusted", cuped.unadjusted().standardError());
        put(results, cuped, "");
        Lifts.put(results, cuped.lift());
        results.putNulls("rel_lift").putNulls(BALANCED);
        if (cuped.lift() instanceof Defined<DeltaLift> lift) {
          DeltaLift balanced = cuped.balancedLift().orElseThrow();
          results
              .put("rel_lift", lift.value().value())
              .put("rel_se_delta_balanced", balanced.standardError())
              .put("rel_delta_ci_low_balanced", balanced.interval().low())
              .put("rel_delta_ci_high_balanced", balanced.interval().high());
        }
        Cuped within =
            test.with(Slope.WITHIN_ARMS)
                .test(pairs(control, constant), pairs(treatment, constant))
                .orElseThrow();
        yield put(results, within, "_within");
      }
    };
  }

  private static Results put(Results results, Cuped cuped, String suffix) {
    Difference difference = cuped.adjusted();
    return results
        .put("theta" + suffix, cuped.theta())
        .put("diff" + suffix, difference.value())
        .put("se" + suffix, difference.standardError())
        .put("df" + suffix, difference.degreesOfFreedom())
        .put("t" + suffix, difference.statistic())
        .put("p_value" + suffix, difference.pValue())
        .put("ci_low" + suffix, difference.interval().low())
        .put("ci_high" + suffix, difference.interval().high())
        .put("variance_reduction" + suffix, cuped.varianceReduction());
  }

  private static Answer<Sample> outcome(Arguments arm) {
    return sample(arm.count("n"), arm.number("sum_y"), arm.number("sum_y_sq"));
  }

  /** Whether rounding of its sums is all that the covariate's variance could be. */
  private static boolean constantCovariate(Arguments control, Arguments treatment) {
    return sample(
            Math.addExact(control.count("n"), treatment.count("n")),
            control.number("sum_x") + treatment.number("sum_x"),
            control.number("sum_x_sq") + treatment.number("sum_x_sq"))
        .map(sample -> sample.variance() == 0)
        .orElse(true);
  }

  private static Answer<Sample> sample(long n, double sum, double sumOfSquares) {
    return n == 0
        ? Answer.of(Sample.of(0, Double.NaN, Double.NaN))
        : Sample.ofSums(n, sum, sumOfSquares);
  }

  private static RatioMoments pairs(Arguments arm, boolean withoutCovariate) {
    double factor = withoutCovariate ? 0 : 1;
    return Pairs.of(
        arm.count("n"),
        arm.number("sum_y"),
        factor * arm.number("sum_x"),
        arm.number("sum_y_sq"),
        factor * arm.number("sum_x_sq"),
        factor * arm.number("sum_xy"));
  }

  private static Parameter arm(String name) {
    return Parameter.object(
        name,
        "n and sums over units of outcome y and covariate x",
        Parameter.count("n", "units"),
        Parameter.number("sum_y", "of the outcomes"),
        Parameter.number("sum_y_sq", "of the squared outcomes"),
        Parameter.number("sum_x", "of the covariates"),
        Parameter.number("sum_x_sq", "of the squared covariates"),
        Parameter.number("sum_xy", "of the products"));
  }
}
