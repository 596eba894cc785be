package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.quality.SampleRatioTest;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatio;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatioTest;
import dev.assay.analyzer.statistics.sequential.AlwaysValid;
import dev.assay.analyzer.statistics.sequential.AsymptoticConfidenceSequence;
import dev.assay.analyzer.statistics.sequential.GroupSequentialBounds;
import dev.assay.analyzer.statistics.sequential.GroupSequentialDesign;
import dev.assay.analyzer.statistics.sequential.MixtureRatioTest;
import dev.assay.analyzer.statistics.sequential.QuantileConfidenceSequence;
import dev.assay.analyzer.statistics.sequential.SequentialEffect;
import dev.assay.analyzer.statistics.sequential.SpendingFunction;
import java.util.List;
import java.util.Locale;

/** Tests that may be looked at while they run. */
final class SequentialCalculations {

  private static final List<String> SEQUENCE =
      List.of(
          "effect",
          "se",
          "n_total",
          "rho",
          "halfwidth",
          "ci_low",
          "ci_high",
          "log_e_value",
          "p_value");

  private SequentialCalculations() {}

  static List<Calculation> all() {
    return List.of(
        confidenceSequence(), mixtureRatio(), groupSequential(), sampleRatio(), quantileRanks());
  }

  private static Parameter sides() {
    return Parameter.count("sides", "1 or 2").or(2L);
  }

  private static boolean twoSided(Arguments arguments) {
    long sides = arguments.count("sides");
    if (sides != 1 && sides != 2) {
      throw new IllegalArgumentException("sides is %d; allowed is 1 or 2".formatted(sides));
    }
    return sides == 2;
  }

  private static Calculation confidenceSequence() {
    return new Calculation(
        "asymptotic_confidence_sequence",
        "The effect on a mean, with an interval and a p value that hold at every look.",
        List.of(
            Parameters.form(),
            Parameters.sample("control"),
            Parameters.sample("treatment"),
            Effects.scale(),
            Parameters.alpha(),
            Parameter.number("tuning_n", "units of both arms at which it is tightest, above 0"),
            sides(),
            Parameter.choice("alternative", "of a one-sided test", "greater", "less")
                .or("greater")),
        SEQUENCE,
        arguments -> {
          boolean twoSided = twoSided(arguments);
          Alternative alternative =
              twoSided
                  ? Alternative.TWO_SIDED
                  : Alternative.valueOf(arguments.text("alternative").toUpperCase(Locale.ROOT));
          AsymptoticConfidenceSequence sequence =
              AsymptoticConfidenceSequence.withDefaults(arguments.number("tuning_n"))
                  .with(new ConfidenceLevel(arguments.number("alpha")))
                  .with(alternative);
          long units =
              arguments.object("control").count("n") + arguments.object("treatment").count("n");
          return switch (Effects.read(arguments)) {
            case Undefined<Estimate> undefined -> Results.undefined(undefined).putNulls(SEQUENCE);
            case Defined<Estimate> defined -> sequence(sequence, defined.value(), units, twoSided);
          };
        });
  }

  private static Results sequence(
      AsymptoticConfidenceSequence sequence, Estimate effect, long units, boolean twoSided) {
    SequentialEffect result = sequence.at(effect, units);
    Results results =
        Results.ok()
            .put("effect", effect.value())
            .put("se", effect.standardError())
            .put("n_total", units)
            .put("rho", sequence.rho())
            .put("halfwidth", result.halfWidth())
            .put("ci", result.atLook().interval());
    if (twoSided) {
      return results
          .put("log_e_value", result.logEvidence())
          .put("p_value", result.atLook().pValue());
    }
    results.putNulls("log_e_value");
    // The one-sided inversion has no p value of one half or more.
    return result.atLook().pValue() < 0.5
        ? results.put("p_value", result.atLook().pValue())
        : results.putNulls("p_value");
  }

  private static Calculation mixtureRatio() {
    return new Calculation(
        "msprt",
        "The mixture sequential probability ratio test, look by look.",
        List.of(
            Parameters.alpha(),
            Parameter.number("tau_sq", "variance of the effects to be expected, above 0"),
            Parameter.objects(
                "looks",
                "in order",
                Parameter.number("diff", "the effect"),
                Parameter.number("se", "its standard error, above 0"))),
        List.of("log_likelihood_ratio", "always_valid_p", "ci_low", "ci_high"),
        arguments -> {
          MixtureRatioTest test =
              MixtureRatioTest.withDefaults(arguments.number("tau_sq"))
                  .with(new ConfidenceLevel(arguments.number("alpha")));
          List<Arguments> looks = arguments.objects("looks");
          double[][] columns = new double[4][looks.size()];
          AlwaysValid running = AlwaysValid.START;
          for (int i = 0; i < looks.size(); i++) {
            SequentialEffect effect = test.at(look(looks.get(i)));
            running = running.and(effect.atLook());
            columns[0][i] = effect.logEvidence();
            columns[1][i] = running.pValue();
            columns[2][i] = effect.atLook().interval().low();
            columns[3][i] = effect.atLook().interval().high();
          }
          return Results.ok()
              .put("log_likelihood_ratio", columns[0])
              .put("always_valid_p", columns[1])
              .put("ci_low", columns[2])
              .put("ci_high", columns[3]);
        });
  }

  private static Estimate look(Arguments look) {
    double error = look.number("se");
    if (!(error > 0)) {
      throw new IllegalArgumentException("se is %s; allowed is above 0".formatted(error));
    }
    return new Estimate(look.number("diff"), error * error, Double.POSITIVE_INFINITY);
  }

  private static Calculation groupSequential() {
    return new Calculation(
        "group_sequential",
        "Bounds for planned looks, by alpha spending.",
        List.of(
            Parameter.choice("spending", "function", "obrien_fleming_ld", "pocock_ld", "power")
                .or("obrien_fleming_ld"),
            Parameters.alpha(),
            sides(),
            Parameter.numbers("information_fractions", "rising, above 0, at most 1"),
            Parameter.number("phi", "exponent of the power function, above 0").or(1.0)),
        List.of("z_bounds", "nominal_p", "cumulative_alpha"),
        arguments -> {
          SpendingFunction spending =
              switch (arguments.text("spending")) {
                case "pocock_ld" -> new SpendingFunction.Pocock();
                case "power" -> new SpendingFunction.Power(arguments.number("phi"));
                default -> new SpendingFunction.ObrienFleming();
              };
          GroupSequentialDesign design =
              GroupSequentialDesign.withDefaults()
                  .with(spending)
                  .with(new ConfidenceLevel(arguments.number("alpha")));
          GroupSequentialBounds bounds =
              (twoSided(arguments) ? design : design.oneSided())
                  .bounds(arguments.numbers("information_fractions"));
          return Results.ok()
              .put("z_bounds", BestArmCalculations.doubles(bounds.zBounds()))
              .put("nominal_p", BestArmCalculations.doubles(bounds.nominalPValues()))
              .put("cumulative_alpha", BestArmCalculations.doubles(bounds.cumulativeAlpha()));
        });
  }

  private static Calculation sampleRatio() {
    List<String> results = List.of("log_bayes_factor", "p_value");
    return new Calculation(
        "sequential_srm",
        "Units per arm against the shares of traffic, valid at every look.",
        List.of(
            Parameter.objects(
                "arms",
                "one for each variant",
                Parameter.count("n", "units"),
                Parameter.number("weight", "share of the traffic, at least 0")),
            Parameter.number("concentration", "units that the prior is as firm as").or(10_000.0)),
        results,
        arguments -> {
          SequentialSampleRatioTest test =
              SequentialSampleRatioTest.withDefaults().with(arguments.number("concentration"));
          List<SampleRatioTest.Arm> arms =
              arguments.objects("arms").stream()
                  .map(arm -> new SampleRatioTest.Arm(arm.count("n"), arm.number("weight")))
                  .toList();
          return switch (test.test(arms)) {
            case Undefined<SequentialSampleRatio> undefined ->
                Results.undefined(undefined).putNulls(results);
            case Defined<SequentialSampleRatio> defined ->
                Results.ok()
                    .put("log_bayes_factor", defined.value().logBayesFactor())
                    .put("p_value", defined.value().pValue());
          };
        });
  }

  private static Calculation quantileRanks() {
    return new Calculation(
        "quantile_confidence_sequence",
        "Ranks of the values between which a quantile lies, valid at every look.",
        List.of(
            Parameter.count("n", "values"),
            Parameter.number("quantile", "above 0, below 1"),
            Parameter.number("tuning_n", "values at which it is tightest, above 0"),
            Parameters.alpha()),
        List.of("rank_low", "rank_high"),
        arguments -> {
          QuantileConfidenceSequence sequence =
              QuantileConfidenceSequence.withDefaults(
                      arguments.number("quantile"), arguments.number("tuning_n"))
                  .with(new ConfidenceLevel(arguments.number("alpha")));
          long n = arguments.count("n");
          return Results.ok()
              .put("rank_low", sequence.lowestRank(n))
              .put("rank_high", sequence.highestRank(n) + 1);
        });
  }
}
