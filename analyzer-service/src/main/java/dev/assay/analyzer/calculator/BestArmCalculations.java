package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.bandit.TrafficWeights;
import dev.assay.analyzer.statistics.bayes.BestArm;
import dev.assay.analyzer.statistics.bayes.BestArms;
import dev.assay.analyzer.statistics.bayes.NormalPosterior;
import dev.assay.analyzer.statistics.bayes.Posterior;
import java.util.Arrays;
import java.util.List;

/** Comparisons of any number of arms. */
final class BestArmCalculations {

  private BestArmCalculations() {}

  static List<Calculation> all() {
    return List.of(
        new Calculation(
            "best_arm_probability",
            "The chance of each arm to be the best, and the expected loss of choosing it.",
            List.of(
                family(),
                arms(),
                BayesParameters.priorAlpha(),
                BayesParameters.priorBeta(),
                BayesParameters.priorShape(),
                BayesParameters.priorRate(),
                Parameter.flag("higher_is_better", "which way is better").or(true)),
            List.of("prob_best", "expected_loss"),
            arguments -> {
              BestArms best =
                  BestArm.withDefaults()
                      .with(Direction.of(arguments.flag("higher_is_better")))
                      .compare(posteriors(arguments));
              return Results.ok()
                  .put("prob_best", doubles(best.probabilities()))
                  .put("expected_loss", doubles(best.expectedLosses()));
            }),
        new Calculation(
            "traffic_weights",
            "Shares of the traffic by Thompson sampling or top-two Thompson sampling.",
            List.of(
                Parameter.numbers("prob_best", "chance of each arm to be the best; they sum to 1"),
                Parameter.choice("policy", "of sampling", "thompson", "top_two").or("top_two"),
                Parameter.number("floor", "share that each arm keeps, from 0").or(0.0)),
            List.of("weights"),
            arguments -> {
              TrafficWeights weights =
                  TrafficWeights.withDefaults().withFloor(arguments.number("floor"));
              return Results.ok()
                  .put(
                      "weights",
                      doubles(
                          (arguments.text("policy").equals("top_two") ? weights.topTwo() : weights)
                              .of(Arrays.stream(arguments.numbers("prob_best")).boxed().toList())));
            }));
  }

  static Parameter family() {
    return Parameter.choice("family", "of the posteriors", "normal", "beta", "gamma");
  }

  static Parameter arms() {
    return Parameter.objects(
        "arms",
        "mean and sd, or n and conversions, or count and exposure",
        Parameter.number("mean", "of a normal posterior").optional(),
        Parameter.number("sd", "of a normal posterior, above 0").optional(),
        Parameter.count("n", "units").optional(),
        Parameter.count("conversions", "units that converted, at most n").optional(),
        Parameter.count("count", "events").optional(),
        Parameter.number("exposure", "in any unit, at least 0").optional());
  }

  static List<Posterior> posteriors(Arguments arguments) {
    String family = arguments.text("family");
    return arguments.objects("arms").stream()
        .map(arm -> posterior(arguments, family, arm))
        .toList();
  }

  private static Posterior posterior(Arguments arguments, String family, Arguments arm) {
    return switch (family) {
      case "beta" -> {
        need(arm, "n", "conversions");
        yield BayesParameters.beta(arguments, arm);
      }
      case "gamma" -> {
        need(arm, "count", "exposure");
        yield BayesParameters.gamma(arguments, arm);
      }
      default -> {
        need(arm, "mean", "sd");
        yield new NormalPosterior(arm.number("mean"), arm.number("sd"));
      }
    };
  }

  private static void need(Arguments arm, String... names) {
    for (String name : names) {
      if (!arm.has(name)) {
        throw new InvalidInputs("arms." + name, "is missing", Kind.NUMBER.description());
      }
    }
  }

  static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
