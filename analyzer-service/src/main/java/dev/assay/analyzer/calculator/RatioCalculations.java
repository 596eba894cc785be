package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.StudentTest;
import java.util.List;

/** Ratios of sums over units. */
final class RatioCalculations {

  private static final List<String> FIELDS =
      Lifts.join(
          List.of(
              "ratio_control",
              "ratio_treatment",
              "var_ratio_control",
              "var_ratio_treatment",
              "diff",
              "se",
              "df",
              "t",
              "p_value",
              "ci_low",
              "ci_high",
              "p_value_z",
              "ci_low_z",
              "ci_high_z",
              "rel_lift"),
          Lifts.FIELDS);

  private RatioCalculations() {}

  static List<Calculation> all() {
    return List.of(
        new Calculation(
            "ratio_delta",
            "Test of the difference of two ratios of sums, with variances by the delta method.",
            List.of(arm("control"), arm("treatment"), Parameters.alpha(), Parameters.alternative()),
            FIELDS,
            RatioCalculations::compare));
  }

  private static Results compare(Arguments arguments) {
    ConfidenceLevel level = Options.level(arguments);
    Alternative alternative = Options.alternative(arguments);
    Answer<Estimate> control = ratio(arguments.object("control"));
    Answer<Estimate> treatment = ratio(arguments.object("treatment"));
    return switch (StudentTest.test(control, treatment, level, alternative)) {
      case Undefined<Difference> undefined -> Results.undefined(undefined).putNulls(FIELDS);
      case Defined<Difference> defined -> {
        Difference difference = defined.value();
        Estimate c = control.orElseThrow();
        Estimate t = treatment.orElseThrow();
        Difference normal =
            StudentTest.test(Answer.of(known(c)), Answer.of(known(t)), level, alternative)
                .orElseThrow();
        Results results =
            Results.ok()
                .put("ratio_control", c.value())
                .put("ratio_treatment", t.value())
                .put("var_ratio_control", c.variance())
                .put("var_ratio_treatment", t.variance())
                .put("diff", difference.value())
                .put("se", difference.standardError())
                .put("df", difference.degreesOfFreedom())
                .put("t", difference.statistic())
                .put("p_value", difference.pValue())
                .put("ci", difference.interval())
                .put("p_value_z", normal.pValue())
                .put("ci_low_z", normal.interval().low())
                .put("ci_high_z", normal.interval().high())
                .putDefined(
                    "rel_lift", difference.lift().map(lift -> lift.value()).orElse(Double.NaN));
        yield Lifts.put(results, c, t, difference.lift(), level, alternative);
      }
    };
  }

  /** The same with a variance that is taken for known. */
  private static Estimate known(Estimate estimate) {
    return new Estimate(
        estimate.value(), estimate.residual(), estimate.variance(), Double.POSITIVE_INFINITY);
  }

  private static Answer<Estimate> ratio(Arguments arm) {
    return Estimate.ofRatio(
        Pairs.of(
            arm.count("n"),
            arm.number("sum_num"),
            arm.number("sum_den"),
            arm.number("sum_num_sq"),
            arm.number("sum_den_sq"),
            arm.number("sum_num_den")));
  }

  private static Parameter arm(String name) {
    return Parameter.object(
        name,
        "n and sums over units",
        Parameter.count("n", "units"),
        Parameter.number("sum_num", "of the numerators"),
        Parameter.number("sum_den", "of the denominators"),
        Parameter.number("sum_num_sq", "of the squared numerators"),
        Parameter.number("sum_den_sq", "of the squared denominators"),
        Parameter.number("sum_num_den", "of the products"));
  }
}
