package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.bayes.BestArm;
import dev.assay.analyzer.statistics.bayes.NormalPosterior;
import dev.assay.analyzer.statistics.bayes.NormalPrior;
import dev.assay.analyzer.statistics.bayes.Posterior;
import dev.assay.analyzer.statistics.bayes.Superiority;
import java.util.List;
import java.util.function.BiFunction;

/** Posteriors of two arms. */
final class BayesCalculations {

  private static final List<String> ARMS =
      List.of(
          "posterior_mean_control",
          "posterior_mean_treatment",
          "prob_treatment_better",
          "prob_control_better",
          "expected_loss_treatment",
          "expected_loss_control",
          "control_ci_low",
          "control_ci_high",
          "treatment_ci_low",
          "treatment_ci_high");

  private static final List<String> EFFECT =
      List.of(
          "effect",
          "effect_se",
          "posterior_mean",
          "posterior_sd",
          "prob_treatment_better",
          "prob_control_better",
          "expected_loss_treatment",
          "expected_loss_control",
          "ci_low",
          "ci_high");

  private static final List<String> MEANS =
      List.of(
          "posterior_mean_control",
          "posterior_sd_control",
          "posterior_mean_treatment",
          "posterior_sd_treatment",
          "diff_posterior_mean",
          "diff_posterior_sd",
          "prob_treatment_better",
          "prob_control_better",
          "expected_loss_treatment",
          "expected_loss_control",
          "ci_low",
          "ci_high");

  private BayesCalculations() {}

  static List<Calculation> all() {
    return List.of(betaBinomial(), gammaPoisson(), normalEffect(), normalMeans());
  }

  private static Calculation betaBinomial() {
    return new Calculation(
        "beta_binomial",
        "Two conversion rates with a beta prior: which is the higher, and what a wrong choice costs.",
        List.of(
            BayesParameters.conversions("control"),
            BayesParameters.conversions("treatment"),
            BayesParameters.priorAlpha(),
            BayesParameters.priorBeta(),
            Parameters.alpha()),
        ARMS,
        arguments -> arms(arguments, BayesParameters::beta));
  }

  private static Calculation gammaPoisson() {
    return new Calculation(
        "gamma_poisson",
        "Two rates of events with a gamma prior: which is the higher, and what a wrong choice costs.",
        List.of(
            BayesParameters.events("control"),
            BayesParameters.events("treatment"),
            BayesParameters.priorShape(),
            BayesParameters.priorRate(),
            Parameters.alpha()),
        ARMS,
        arguments -> arms(arguments, BayesParameters::gamma));
  }

  private static Results arms(
      Arguments arguments, BiFunction<Arguments, Arguments, Posterior> posterior) {
    ConfidenceLevel level = new ConfidenceLevel(arguments.number("alpha"));
    Posterior control = posterior.apply(arguments, arguments.object("control"));
    Posterior treatment = posterior.apply(arguments, arguments.object("treatment"));
    Results results =
        Results.ok()
            .put("posterior_mean_control", control.mean())
            .put("posterior_mean_treatment", treatment.mean());
    return put(results, BestArm.compare(control, treatment))
        .put("control_ci", control.credibleInterval(level))
        .put("treatment_ci", treatment.credibleInterval(level));
  }

  private static Results put(Results results, Superiority superiority) {
    return results
        .put("prob_treatment_better", superiority.treatmentBetter())
        .put("prob_control_better", superiority.controlBetter())
        .put("expected_loss_treatment", superiority.treatmentLoss())
        .put("expected_loss_control", superiority.controlLoss());
  }

  private static Calculation normalEffect() {
    return new Calculation(
        "normal_posterior_effect",
        "The effect on a mean with a normal prior on the effect, or a flat one.",
        List.of(
            Parameters.form(),
            Parameters.sample("control"),
            Parameters.sample("treatment"),
            Effects.scale(),
            BayesParameters.normalPrior("on the effect, in its scale; flat when absent").optional(),
            Parameters.alpha()),
        EFFECT,
        arguments -> {
          ConfidenceLevel level = new ConfidenceLevel(arguments.number("alpha"));
          // Before the data: a prior out of range is invalid whatever they are.
          NormalPrior prior = arguments.has("prior") ? BayesParameters.prior(arguments) : null;
          return switch (Effects.read(arguments)) {
            case Undefined<Estimate> undefined -> Results.undefined(undefined).putNulls(EFFECT);
            case Defined<Estimate> defined -> {
              Estimate effect = defined.value();
              NormalPosterior posterior =
                  prior == null ? NormalPosterior.of(effect) : NormalPosterior.of(prior, effect);
              Results results =
                  Results.ok()
                      .put("effect", effect.value())
                      .put("effect_se", effect.standardError())
                      .put("posterior_mean", posterior.mean())
                      .put("posterior_sd", posterior.standardDeviation());
              yield put(results, posterior.superiority())
                  .put("ci", posterior.credibleInterval(level));
            }
          };
        });
  }

  private static Calculation normalMeans() {
    return new Calculation(
        "normal_posterior_means",
        "Two means with the same normal prior on each, and their difference.",
        List.of(
            Parameters.form(),
            Parameters.sample("control"),
            Parameters.sample("treatment"),
            BayesParameters.normalPrior("on each mean"),
            Parameters.alpha()),
        MEANS,
        arguments -> {
          ConfidenceLevel level = new ConfidenceLevel(arguments.number("alpha"));
          NormalPrior prior = BayesParameters.prior(arguments);
          String form = arguments.text("form");
          Answer<Estimate> control =
              Samples.read(arguments, "control", form).flatMap(Sample::estimate);
          Answer<Estimate> treatment =
              Samples.read(arguments, "treatment", form).flatMap(Sample::estimate);
          Answer<Results> results =
              control.flatMap(
                  c ->
                      treatment.flatMap(
                          t ->
                              prior
                                  .difference(c, t)
                                  .map(difference -> means(prior, c, t, difference, level))));
          return switch (results) {
            case Undefined<Results> undefined -> Results.undefined(undefined).putNulls(MEANS);
            case Defined<Results> defined -> defined.value();
          };
        });
  }

  private static Results means(
      NormalPrior prior,
      Estimate control,
      Estimate treatment,
      NormalPosterior difference,
      ConfidenceLevel level) {
    Results results =
        Results.ok()
            .put("posterior_mean_control", control.value() + prior.shift(control))
            .put("posterior_sd_control", Math.sqrt(prior.variance(control)))
            .put("posterior_mean_treatment", treatment.value() + prior.shift(treatment))
            .put("posterior_sd_treatment", Math.sqrt(prior.variance(treatment)))
            .put("diff_posterior_mean", difference.mean())
            .put("diff_posterior_sd", difference.standardDeviation());
    return put(results, difference.superiority()).put("ci", difference.credibleInterval(level));
  }
}
