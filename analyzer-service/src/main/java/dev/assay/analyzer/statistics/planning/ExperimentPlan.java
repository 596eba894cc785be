package dev.assay.analyzer.statistics.planning;

import static dev.assay.analyzer.statistics.planning.PlannedMetric.Role.GUARDRAIL;
import static dev.assay.analyzer.statistics.planning.PlannedMetric.Role.SUCCESS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Units for an experiment with several treatments, success metrics and guardrails.
 *
 * <p>Each treatment is compared with the control. Success metrics share alpha over treatments and
 * over each other (Bonferroni, to which Holm's correction is never inferior). A guardrail has to be
 * shown non-inferior, one-sided, at alpha: a treatment ships only when all of them are, so that
 * none of them needs a smaller one. For the same reason the chance of missing it adds up: with
 * {@code G} guardrails beside success metrics, each test may miss with {@code beta / (G + 1)}.
 * Source: Schultzberg, Ankargren and Fraanberg 2024, "Risk-aware product decisions in A/B tests
 * with multiple metrics", arXiv 2402.11609.
 */
public final class ExperimentPlan {

  private static final ExperimentPlan DEFAULT =
      new ExperimentPlan(TestDesign.withDefaults(), new double[] {1, 1});

  private final TestDesign design;
  private final double[] weights;

  private ExperimentPlan(TestDesign design, double[] weights) {
    this.design = design;
    this.weights = weights;
  }

  /** One treatment with as many units as the control, alpha 0.05 two-sided, power 0.8. */
  public static ExperimentPlan withDefaults() {
    return DEFAULT;
  }

  /** The error rates of the whole decision about one treatment. */
  public ExperimentPlan with(TestDesign testDesign) {
    return new ExperimentPlan(testDesign, weights);
  }

  /**
   * Shares of the traffic, on any scale.
   *
   * @param armWeights the control's first; at least two, each above 0
   */
  public ExperimentPlan withWeights(double... armWeights) {
    if (armWeights.length < 2) {
      throw new IllegalArgumentException(
          "weights are %d; allowed is at least 2".formatted(armWeights.length));
    }
    for (double weight : armWeights) {
      Ranges.above0("weight", weight);
    }
    return new ExperimentPlan(design, armWeights.clone());
  }

  /** The test of one metric, after the corrections for all of them. */
  public TestDesign designOf(PlannedMetric metric, List<PlannedMetric> all) {
    long successes = all.stream().filter(other -> other.role() == SUCCESS).count();
    long guardrails = all.stream().filter(other -> other.role() == GUARDRAIL).count();
    double beta = (1 - design.power()) / (guardrails + Math.min(1, successes));
    return switch (metric.role()) {
      case SUCCESS ->
          new TestDesign(
              design.alpha() / (successes * (weights.length - 1)), design.sides(), 1 - beta);
      case GUARDRAIL -> new TestDesign(design.alpha(), Sides.ONE, 1 - beta);
    };
  }

  /**
   * Units that are enough for every comparison of every metric: the one that needs most decides.
   *
   * @param metrics at least one
   */
  public PlannedExperiment plan(List<PlannedMetric> metrics) {
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("metrics are none; allowed is at least 1");
    }
    double all = Arrays.stream(weights).sum();
    List<Double> needs = new ArrayList<>();
    int deciding = 0;
    for (PlannedMetric metric : metrics) {
      TestDesign own = designOf(metric, metrics);
      double most = 0;
      for (int arm = 1; arm < weights.length; arm++) {
        double control = metric.units(own, weights[arm] / weights[0]).control();
        most = Math.max(most, control * all / weights[0]);
      }
      needs.add(most);
      if (most > needs.get(deciding)) {
        deciding = needs.size() - 1;
      }
    }
    double total = needs.get(deciding);
    List<Long> units =
        Arrays.stream(weights).mapToObj(weight -> (long) Math.ceil(total * weight / all)).toList();
    return new PlannedExperiment(units, List.copyOf(needs), deciding);
  }
}
