package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.planning.MeanPlan;
import dev.assay.analyzer.statistics.planning.ProportionPlan;
import dev.assay.analyzer.statistics.planning.TestDesign;
import dev.assay.analyzer.statistics.planning.Units;
import java.util.List;
import java.util.OptionalDouble;

/** Sample size, power and detectable effect of a test of two arms. */
final class SampleSizeCalculations {

  private SampleSizeCalculations() {}

  static List<Calculation> all() {
    return List.of(
        sampleSizeTwoProportion(),
        sampleSizeTwoMean(),
        powerTwoProportion(),
        powerTwoMean(),
        mdeTwoProportion(),
        mdeTwoMean());
  }

  private static Calculation sampleSizeTwoProportion() {
    return new Calculation(
        "sample_size_two_proportion",
        "Units that a test of two proportions needs.",
        List.of(
            pControl(),
            pTreatment(),
            Parameters.alpha(),
            PlanningParameters.power(),
            PlanningParameters.sides(),
            PlanningParameters.allocationRatio()),
        List.of(
            "n_control_unpooled",
            "n_control_unpooled_ceil",
            "n_treatment_unpooled_ceil",
            "n_control_pooled",
            "n_control_pooled_ceil",
            "n_treatment_pooled_ceil",
            "n_control_arcsine",
            "n_control_arcsine_ceil",
            "n_treatment_arcsine_ceil",
            "effect_size_h"),
        arguments -> {
          ProportionPlan plan = proportions(arguments);
          double treatment = arguments.number("p_treatment");
          double ratio = arguments.number("allocation_ratio");
          Results results = Results.ok();
          put(results, "unpooled", plan.sampleSize(treatment, ratio));
          put(results, "pooled", plan.sampleSizePooled(treatment, ratio));
          put(results, "arcsine", plan.sampleSizeArcsine(treatment, ratio));
          return results.put("effect_size_h", plan.effectSize(treatment));
        });
  }

  private static Calculation sampleSizeTwoMean() {
    return new Calculation(
        "sample_size_two_mean",
        "Units that a test of two means needs.",
        List.of(
            delta(),
            PlanningParameters.sdControl(),
            PlanningParameters.sdTreatment(),
            Parameters.alpha(),
            PlanningParameters.power(),
            PlanningParameters.sides(),
            PlanningParameters.allocationRatio()),
        List.of(
            "n_control_z",
            "n_control_z_ceil",
            "n_treatment_z_ceil",
            "n_control_t",
            "n_control_t_ceil",
            "n_treatment_t_ceil"),
        arguments -> {
          MeanPlan plan = means(arguments);
          double delta = arguments.number("delta");
          double ratio = arguments.number("allocation_ratio");
          Results results = Results.ok();
          put(results, "z", plan.sampleSize(delta, ratio));
          Answer<Units> student = plan.sampleSizeStudent(delta, ratio);
          if (student.isDefined()) {
            put(results, "t", student.orElseThrow());
          } else {
            results.putNulls("n_control_t", "n_control_t_ceil", "n_treatment_t_ceil");
          }
          return results;
        });
  }

  private static Calculation powerTwoProportion() {
    return new Calculation(
        "power_two_proportion",
        "Chance that a test of two proportions finds the difference.",
        List.of(
            pControl(),
            pTreatment(),
            PlanningParameters.nControl(),
            PlanningParameters.nTreatment(),
            Parameters.alpha(),
            PlanningParameters.sides()),
        List.of("power_unpooled", "power_pooled_null"),
        arguments -> {
          ProportionPlan plan = proportions(arguments);
          double treatment = arguments.number("p_treatment");
          long nControl = arguments.count("n_control");
          long nTreatment = arguments.count("n_treatment");
          return Results.ok()
              .put("power_unpooled", plan.power(treatment, nControl, nTreatment))
              .put("power_pooled_null", plan.powerPooled(treatment, nControl, nTreatment));
        });
  }

  private static Calculation powerTwoMean() {
    return new Calculation(
        "power_two_mean",
        "Chance that a test of two means finds the difference.",
        List.of(
            delta(),
            PlanningParameters.sdControl(),
            PlanningParameters.sdTreatment(),
            PlanningParameters.nControl(),
            PlanningParameters.nTreatment(),
            Parameters.alpha(),
            PlanningParameters.sides()),
        List.of("power_z", "power_t"),
        arguments -> {
          MeanPlan plan = means(arguments);
          double delta = arguments.number("delta");
          long nControl = arguments.count("n_control");
          long nTreatment = arguments.count("n_treatment");
          Results results = Results.ok().put("power_z", plan.power(delta, nControl, nTreatment));
          Answer<Double> student = plan.powerStudent(delta, nControl, nTreatment);
          return student.isDefined()
              ? results.put("power_t", (double) student.orElseThrow())
              : results.putNulls("power_t");
        });
  }

  private static Calculation mdeTwoProportion() {
    return new Calculation(
        "mde_two_proportion",
        "Smallest difference of two proportions that is found with the power wanted.",
        List.of(
            pControl(),
            PlanningParameters.nControl(),
            PlanningParameters.nTreatment(),
            PlanningParameters.power(),
            Parameters.alpha(),
            PlanningParameters.sides()),
        List.of(
            "p_treatment_up",
            "mde_abs_up",
            "mde_rel_up",
            "p_treatment_down",
            "mde_abs_down",
            "mde_abs_baseline_variance"),
        arguments -> {
          ProportionPlan plan = proportions(arguments);
          double control = arguments.number("p_control");
          long nControl = arguments.count("n_control");
          long nTreatment = arguments.count("n_treatment");
          OptionalDouble up = plan.detectableIncrease(nControl, nTreatment);
          OptionalDouble down = plan.detectableDecrease(nControl, nTreatment);
          Results results = Results.ok();
          putOptional(results, "p_treatment_up", up, control, 1);
          putOptional(results, "mde_abs_up", up, 0, 1);
          putOptional(results, "mde_rel_up", control > 0 ? up : OptionalDouble.empty(), 0, control);
          putOptional(results, "p_treatment_down", down, control, 1);
          putOptional(results, "mde_abs_down", down, 0, 1);
          return results.put(
              "mde_abs_baseline_variance", plan.detectableEffectAtBaseline(nControl, nTreatment));
        });
  }

  private static Calculation mdeTwoMean() {
    return new Calculation(
        "mde_two_mean",
        "Smallest difference of two means that is found with the power wanted.",
        List.of(
            Parameter.number("mean_control", "in the metric's unit"),
            PlanningParameters.sdControl(),
            PlanningParameters.sdTreatment(),
            PlanningParameters.nControl(),
            PlanningParameters.nTreatment(),
            PlanningParameters.power(),
            Parameters.alpha(),
            PlanningParameters.sides()),
        List.of("se", "mde_abs", "mde_abs_both_tails", "mde_rel_simple", "mde_rel_delta"),
        arguments -> {
          MeanPlan plan = means(arguments);
          double mean = arguments.number("mean_control");
          long nControl = arguments.count("n_control");
          long nTreatment = arguments.count("n_treatment");
          double effect = plan.detectableEffect(nControl, nTreatment);
          Results results =
              Results.ok()
                  .put("se", plan.standardError(nControl, nTreatment))
                  .put("mde_abs", effect)
                  .put("mde_abs_both_tails", plan.detectableEffectBothTails(nControl, nTreatment));
          putOptional(
              results,
              "mde_rel_simple",
              mean == 0 ? OptionalDouble.empty() : OptionalDouble.of(effect),
              0,
              Math.abs(mean));
          putOptional(
              results, "mde_rel_delta", plan.detectableLift(mean, nControl, nTreatment), 0, 1);
          return results;
        });
  }

  private static ProportionPlan proportions(Arguments arguments) {
    return ProportionPlan.withDefaults(arguments.number("p_control")).with(design(arguments));
  }

  private static MeanPlan means(Arguments arguments) {
    return MeanPlan.withDefaults(
            arguments.number("sd_control"),
            arguments.number(arguments.has("sd_treatment") ? "sd_treatment" : "sd_control"))
        .with(design(arguments));
  }

  private static TestDesign design(Arguments arguments) {
    return PlanningParameters.design(arguments);
  }

  private static void put(Results results, String form, Units units) {
    results
        .put("n_control_" + form, units.control())
        .put("n_control_" + form + "_ceil", units.wholeControl())
        .put("n_treatment_" + form + "_ceil", units.wholeTreatment());
  }

  private static void putOptional(
      Results results, String name, OptionalDouble value, double plus, double divisor) {
    if (value.isPresent()) {
      results.put(name, plus + value.getAsDouble() / divisor);
    } else {
      results.putNulls(name);
    }
  }

  private static Parameter pControl() {
    return Parameter.number("p_control", "proportion, from 0 to 1");
  }

  private static Parameter pTreatment() {
    return Parameter.number("p_treatment", "proportion, from 0 to 1");
  }

  private static Parameter delta() {
    return Parameter.number("delta", "treatment minus control, in the metric's unit");
  }
}
