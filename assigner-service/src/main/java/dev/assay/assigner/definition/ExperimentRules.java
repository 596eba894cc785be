package dev.assay.assigner.definition;

import dev.assay.assigner.assignment.Bucketing;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.RampStep;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules that no single property can break alone. */
final class ExperimentRules {

  private static final int MOST_VARIANTS = 20;
  private static final int MOST_DIMENSIONS = 5;
  private static final int MOST_METRICS = 50;
  private static final int MOST_RAMP_STEPS = 50;

  private ExperimentRules() {}

  static void check(Fields fields, Experiment experiment) {
    checkVariants(fields, experiment.getVariants());
    checkRamp(fields, experiment.getRamp());
    WeightRules.check(fields, experiment);
    if (experiment.getDecisionPolicy() != null) {
      checkBudget(fields, experiment.getDecisionPolicy(), experiment.getRequiredSampleSize());
    }
    if (experiment.getPreExposureWindowMs() != null && experiment.getUnit() == UnitType.SESSION) {
      fields.note(
          "pre_exposure_window_hours",
          Hours.ofMillis(experiment.getPreExposureWindowMs()),
          "nothing where the unit is the session, of which nothing is known before");
    }
    fields.atMost("ramp", experiment.getRamp().size(), MOST_RAMP_STEPS);
    fields.atMost("dimensions", experiment.getDimensions().size(), MOST_DIMENSIONS);
    fields.atMost("metrics", experiment.getMetrics().size(), MOST_METRICS);
  }

  private static void checkVariants(Fields fields, List<Variant> variants) {
    if (variants.size() < 2) {
      fields.note("variants", variants.size() + " variants", "at least 2 variants");
    }
    fields.atMost("variants", variants.size(), MOST_VARIANTS);
    long controls = variants.stream().filter(Variant::getIsControl).count();
    if (controls != 1) {
      fields.note("variants", controls + " controls", "exactly one variant with is_control true");
    }
    int sum = variants.stream().mapToInt(Variant::getTrafficBasisPoints).sum();
    if (sum > Bucketing.BUCKETS) {
      fields.note(
          "variants", Percentage.percent(sum), "traffic percentages that are at most 100 in sum");
    }
    Set<String> ids = new HashSet<>();
    for (int index = 0; index < variants.size(); index++) {
      String id = variants.get(index).getId();
      if (!id.isEmpty() && !ids.add(id)) {
        fields.note("variants[" + index + "].id", id, "each variant id once");
      }
    }
  }

  private static void checkRamp(Fields fields, List<RampStep> ramp) {
    for (int index = 1; index < ramp.size(); index++) {
      RampStep before = ramp.get(index - 1);
      RampStep step = ramp.get(index);
      if (step.getAfterMs() <= before.getAfterMs()) {
        fields.note(
            "ramp[" + index + "].after_hours",
            Hours.ofMillis(step.getAfterMs()),
            "later than the step before");
      }
      if (step.getTrafficBasisPoints() < before.getTrafficBasisPoints()) {
        fields.note(
            "ramp[" + index + "].traffic_percentage",
            Percentage.percent(step.getTrafficBasisPoints()),
            "at least that of the step before, so that no unit that was exposed is left out");
      }
    }
  }

  private static void checkBudget(Fields fields, DecisionPolicy policy, long requiredSampleSize) {
    Long units = policy.getBudgetUnits();
    if (units != null && units < requiredSampleSize) {
      fields.note(
          "decision_policy.budget.units",
          units,
          "at least required_sample_size, " + requiredSampleSize);
    }
    Long millis = policy.getBudgetMs();
    if (millis != null && policy.getMinimumRunMs() > millis) {
      fields.note(
          "decision_policy.minimum_run_hours",
          Hours.ofMillis(policy.getMinimumRunMs()),
          "at most budget.hours, " + Hours.ofMillis(millis));
    }
  }
}
