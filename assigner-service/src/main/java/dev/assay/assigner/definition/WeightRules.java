package dev.assay.assigner.definition;

import dev.assay.assigner.assignment.Bucketing;
import dev.assay.schemas.avro.Bandit;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WeightStep;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules for weights that change by themselves. */
final class WeightRules {

  private static final int MOST_STEPS = 50;

  private WeightRules() {}

  static void check(Fields fields, Experiment experiment) {
    checkSteps(fields, experiment.getWeightSteps(), experiment.getVariants());
    Bandit bandit = experiment.getBandit();
    if (bandit != null) {
      checkBandit(fields, bandit, experiment);
    }
  }

  /**
   * What keeps the weights from being an experiment's.
   *
   * @param weights hundredths of a percent by variant
   */
  static void checkWeights(
      Fields fields, String name, Map<String, Integer> weights, List<Variant> variants) {
    TreeSet<String> ids =
        variants.stream().map(Variant::getId).collect(Collectors.toCollection(TreeSet::new));
    if (!weights.keySet().equals(ids)) {
      fields.note(
          name,
          List.copyOf(weights.keySet()),
          "each of " + String.join(", ", ids) + ", and no other");
    }
    int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
    if (sum > Bucketing.BUCKETS) {
      fields.note(name, Percentage.percent(sum), "percentages that are at most 100 in sum");
    }
  }

  private static void checkSteps(Fields fields, List<WeightStep> steps, List<Variant> variants) {
    fields.atMost("weight_steps", steps.size(), MOST_STEPS);
    for (int index = 0; index < steps.size(); index++) {
      WeightStep step = steps.get(index);
      String name = "weight_steps[" + index + "].";
      if (index > 0 && step.getAfterMs() <= steps.get(index - 1).getAfterMs()) {
        fields.note(
            name + "after_hours", Hours.ofMillis(step.getAfterMs()), "later than the step before");
      }
      checkWeights(fields, name + "traffic_percentages", step.getTrafficBasisPoints(), variants);
    }
  }

  private static void checkBandit(Fields fields, Bandit bandit, Experiment experiment) {
    List<Variant> variants = experiment.getVariants();
    int sum = variants.stream().mapToInt(Variant::getTrafficBasisPoints).sum();
    if (bandit.getFloorBasisPoints() * variants.size() > sum) {
      fields.note(
          "bandit.floor_percentage",
          Percentage.percent(bandit.getFloorBasisPoints()),
          "at most the variants' traffic over their number, %s"
              .formatted(Percentage.percent(sum / Math.max(1, variants.size()))));
    }
    if (!experiment.getWeightSteps().isEmpty()) {
      fields.note("bandit", "a bandit", "none beside weight_steps: one of them sets the weights");
    }
    DecisionPolicy policy = experiment.getDecisionPolicy();
    if (policy == null || policy.getMethod() != DecisionMethod.BAYESIAN) {
      fields.note(
          "decision_policy.method",
          policy == null ? null : Fields.lowerCase(policy.getMethod()),
          "bayesian where a bandit sets the weights: weights that follow the results bias p values");
    }
  }
}
