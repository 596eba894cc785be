package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.EffectSize;
import dev.assay.analyzer.statistics.difference.WelchTTest;
import java.util.List;

/** Means over units. */
final class MeanCalculations {

  private static final List<String> MEANS =
      List.of("mean_control", "mean_treatment", "var_control", "var_treatment", "diff", "rel_lift");

  private static final List<String> TEST = List.of("se", "t", "df", "p_value", "ci_low", "ci_high");

  private static final List<String> EFFECT =
      List.of("pooled_sd", "cohens_d", "hedges_g_exact", "hedges_g_approx", "correction_exact");

  private MeanCalculations() {}

  static List<Calculation> all() {
    return List.of(
        new Calculation(
            "welch_t_test",
            "Welch's t test of the difference of two means, with the lift's interval in three ways.",
            List.of(
                Parameters.form(),
                Parameters.sample("control"),
                Parameters.sample("treatment"),
                Parameters.alpha(),
                Parameters.alternative()),
            Lifts.join(Lifts.join(MEANS, TEST), Lifts.FIELDS),
            MeanCalculations::welch),
        effect("cohens_d", "Difference in units of the pooled standard deviation."),
        effect("hedges_g", "The same, corrected for small samples."),
        new Calculation(
            "moments_merge",
            "Count, mean and variance of all values of several groups.",
            List.of(
                Parameter.objects(
                    "parts",
                    "groups of values",
                    Parameter.count("n", "values"),
                    Parameter.number("mean", "of the values"),
                    Parameter.number("m2", "sum of squared deviations, at least 0"))),
            List.of("n", "mean", "m2", "variance"),
            MeanCalculations::merge));
  }

  private static Results welch(Arguments arguments) {
    ConfidenceLevel level = Options.level(arguments);
    Alternative alternative = Options.alternative(arguments);
    Answer<Sample> control = Samples.read(arguments, "control", arguments.text("form"));
    Answer<Sample> treatment = Samples.read(arguments, "treatment", arguments.text("form"));
    Answer<Difference> test =
        control.flatMap(
            c ->
                treatment.flatMap(
                    t -> WelchTTest.withDefaults().with(level).with(alternative).test(c, t)));
    return switch (test) {
      case Defined<Difference> defined -> {
        Difference difference = defined.value();
        Sample c = control.orElseThrow();
        Sample t = treatment.orElseThrow();
        Results results =
            means(Results.ok(), c, t)
                .put("se", difference.standardError())
                .put("t", difference.statistic())
                .put("df", difference.degreesOfFreedom())
                .put("p_value", difference.pValue())
                .put("ci", difference.interval());
        yield Lifts.put(
            results,
            c.estimate().orElseThrow(),
            t.estimate().orElseThrow(),
            difference.lift(),
            level,
            alternative);
      }
      case Undefined<Difference> undefined -> {
        Results results =
            Results.undefined(undefined).putNulls(MEANS).putNulls(TEST).putNulls(Lifts.FIELDS);
        if (control.isDefined() && treatment.isDefined()) {
          Sample c = control.orElseThrow();
          Sample t = treatment.orElseThrow();
          means(results, c, t);
          if (c.count() > 1 && t.count() > 1) {
            // Then no arm varies.
            results.put("se", 0.0);
          }
        }
        yield results;
      }
    };
  }

  private static Results means(Results results, Sample control, Sample treatment) {
    double difference =
        (treatment.mean() - control.mean()) + (treatment.meanResidual() - control.meanResidual());
    return results
        .putDefined("mean_control", control.mean())
        .putDefined("mean_treatment", treatment.mean())
        .putDefined("var_control", control.variance())
        .putDefined("var_treatment", treatment.variance())
        .putDefined("diff", difference)
        .putDefined(
            "rel_lift", control.mean() == 0 ? Double.NaN : difference / Math.abs(control.mean()));
  }

  private static Calculation effect(String method, String summary) {
    return new Calculation(
        method,
        summary,
        List.of(Parameters.form(), Parameters.sample("control"), Parameters.sample("treatment")),
        EFFECT,
        arguments -> {
          Answer<Sample> control = Samples.read(arguments, "control", arguments.text("form"));
          Answer<Sample> treatment = Samples.read(arguments, "treatment", arguments.text("form"));
          return switch (control.flatMap(c -> treatment.flatMap(t -> EffectSize.of(c, t)))) {
            case Defined<EffectSize> defined ->
                Results.ok()
                    .put("pooled_sd", defined.value().pooledStandardDeviation())
                    .put("cohens_d", defined.value().cohensD())
                    .put("hedges_g_exact", defined.value().hedgesG())
                    .put("hedges_g_approx", defined.value().approximateHedgesG())
                    .put("correction_exact", defined.value().correction());
            case Undefined<EffectSize> undefined -> Results.undefined(undefined).putNulls(EFFECT);
          };
        });
  }

  private static Results merge(Arguments arguments) {
    Sample merged = Sample.of(0, Double.NaN, Double.NaN);
    for (Arguments part : arguments.objects("parts")) {
      long n = part.count("n");
      double m2 = part.number("m2");
      if (m2 < 0 || (n < 2 && m2 != 0)) {
        throw new IllegalArgumentException(
            "m2 is %s of n = %d; allowed is at least 0, and 0 under two values".formatted(m2, n));
      }
      merged =
          merged.merge(
              Sample.of(
                  n, n == 0 ? Double.NaN : part.number("mean"), n < 2 ? Double.NaN : m2 / (n - 1)));
    }
    return Results.ok()
        .put("n", merged.count())
        .putDefined("mean", merged.mean())
        .put("m2", merged.m2())
        .putDefined("variance", merged.variance());
  }
}
