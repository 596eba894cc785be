package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.bayes.BetaPosterior;
import dev.assay.analyzer.statistics.bayes.GammaPosterior;
import dev.assay.analyzer.statistics.bayes.NormalPrior;
import dev.assay.analyzer.statistics.difference.Proportion;

/** Arms and priors, and the posteriors that come of them. */
final class BayesParameters {

  private BayesParameters() {}

  static Parameter conversions(String name) {
    return Parameter.object(
        name,
        "units and conversions",
        Parameter.count("n", "units"),
        Parameter.count("conversions", "units that converted, at most n"));
  }

  static Parameter events(String name) {
    return Parameter.object(
        name,
        "events and exposure",
        Parameter.count("count", "events"),
        Parameter.number("exposure", "in any unit, at least 0"));
  }

  static Parameter priorAlpha() {
    return Parameter.number("prior_alpha", "conversions before the data, above 0").or(1.0);
  }

  static Parameter priorBeta() {
    return Parameter.number("prior_beta", "other units before the data, above 0").or(1.0);
  }

  static Parameter priorShape() {
    return Parameter.number("prior_shape", "events before the data, above 0").or(1.0);
  }

  static Parameter priorRate() {
    return Parameter.number("prior_rate", "exposure before the data, above 0").or(1.0);
  }

  static Parameter normalPrior(String meaning) {
    return Parameter.object(
        "prior",
        meaning,
        Parameter.number("mean", "in the figure's unit"),
        Parameter.number("variance", "above 0"));
  }

  static NormalPrior prior(Arguments arguments) {
    Arguments prior = arguments.object("prior");
    return new NormalPrior(prior.number("mean"), prior.number("variance"));
  }

  static BetaPosterior beta(Arguments arguments, Arguments arm) {
    return BetaPosterior.of(
        new BetaPosterior(arguments.number("prior_alpha"), arguments.number("prior_beta")),
        new Proportion(arm.count("conversions"), arm.count("n")));
  }

  static GammaPosterior gamma(Arguments arguments, Arguments arm) {
    return GammaPosterior.of(
        new GammaPosterior(arguments.number("prior_shape"), arguments.number("prior_rate")),
        arm.count("count"),
        arm.number("exposure"));
  }
}
