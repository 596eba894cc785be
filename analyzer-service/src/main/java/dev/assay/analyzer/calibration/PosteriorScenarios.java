package dev.assay.analyzer.calibration;

import static dev.assay.analyzer.calibration.Promises.COVERAGE;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.bayes.BestArm;
import dev.assay.analyzer.statistics.bayes.BetaPosterior;
import dev.assay.analyzer.statistics.bayes.GammaPosterior;
import dev.assay.analyzer.statistics.bayes.NormalPosterior;
import dev.assay.analyzer.statistics.bayes.NormalPrior;
import dev.assay.analyzer.statistics.bayes.Posterior;
import dev.assay.analyzer.statistics.difference.Proportion;
import java.util.List;
import java.util.random.RandomGenerator;

/** Posteriors of truths that are drawn from the prior. */
final class PosteriorScenarios {

  private static final Promise CALIBRATED = Promise.within(0.01, 0);

  private PosteriorScenarios() {}

  /** What was drawn, and what is said of it. */
  private record Arm(double truth, Posterior posterior) {}

  @FunctionalInterface
  private interface Draw {
    Arm arm(RandomGenerator random);
  }

  static List<Scenario> all() {
    BetaPosterior rates = new BetaPosterior(50, 450);
    GammaPosterior events = new GammaPosterior(50, 50);
    NormalPrior means = new NormalPrior(1, 4);
    return List.of(
        scenario(
            "conversion rates, prior Beta(50, 450), 500 units an arm",
            4,
            random -> {
              double truth = Draws.beta(random, rates.alpha(), rates.beta());
              Proportion seen = new Proportion(Draws.successes(random, 500, truth), 500);
              return new Arm(truth, BetaPosterior.of(rates, seen));
            }),
        scenario(
            "rates of events, prior Gamma(50, 50), exposure of 50 an arm",
            4,
            random -> {
              double truth = Draws.gamma(random, events.shape()) / events.rate();
              long seen = Draws.events(random, 50 * truth);
              return new Arm(truth, GammaPosterior.of(events, seen, 50));
            }),
        scenario(
            "means, prior Normal(1, 4), standard error of 1.5",
            10,
            random -> {
              double error = 1.5;
              double truth = means.mean() + Math.sqrt(means.variance()) * random.nextGaussian();
              Estimate seen =
                  new Estimate(
                      truth + error * random.nextGaussian(),
                      error * error,
                      Double.POSITIVE_INFINITY);
              return new Arm(truth, NormalPosterior.of(means, seen));
            }));
  }

  private static Scenario scenario(String data, double effort, Draw draw) {
    return new Scenario.Simulated(
        "posteriors of " + data,
        effort,
        List.of(
            new Figure(Group.POSTERIORS, "Credible interval of 95 %: " + data, COVERAGE),
            new Figure(
                Group.POSTERIORS,
                "Treatment is better, less the stated probability: " + data,
                CALIBRATED),
            new Figure(
                Group.POSTERIORS,
                "The arm that is better with 85 to 95 % is better, less the stated probability: "
                    + data,
                CALIBRATED)),
        (random, tally) -> {
          Arm control = draw.arm(random);
          Arm treatment = draw.arm(random);
          for (Arm arm : List.of(control, treatment)) {
            tally.add(
                0, arm.posterior().credibleInterval(ConfidenceLevel.DEFAULT).contains(arm.truth()));
          }
          double stated =
              BestArm.compare(control.posterior(), treatment.posterior()).treatmentBetter();
          double better = treatment.truth() > control.truth() ? 1 : 0;
          tally.add(1, better - stated);
          if (Math.max(stated, 1 - stated) >= 0.85 && Math.max(stated, 1 - stated) < 0.95) {
            tally.add(2, stated > 0.5 ? better - stated : stated - better);
          }
        });
  }
}
