package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.planning.ExperimentPlan;
import dev.assay.analyzer.statistics.planning.MeanPlan;
import dev.assay.analyzer.statistics.planning.PlannedExperiment;
import dev.assay.analyzer.statistics.planning.PlannedMetric;
import dev.assay.analyzer.statistics.planning.ProportionPlan;
import dev.assay.analyzer.statistics.planning.Sides;
import dev.assay.analyzer.statistics.planning.TestDesign;
import dev.assay.analyzer.statistics.planning.Traffic;
import dev.assay.analyzer.statistics.planning.Units;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/** Whole experiments: before the start and while they run. */
final class PlanningCalculations {

  private PlanningCalculations() {}

  static List<Calculation> all() {
    return List.of(
        planExperiment(),
        sampleSizeNoninferiority(),
        currentPower(),
        daysRemaining(),
        powerCurveMean(),
        powerCurveProportion());
  }

  private static Calculation planExperiment() {
    return new Calculation(
        "plan_experiment",
        "Units for several treatments, success metrics and guardrails at once.",
        List.of(
            Parameter.numbers("weights", "shares of the traffic, the control's first, above 0"),
            Parameter.objects(
                "metrics",
                "at least one",
                PlanningMetrics.role(),
                PlanningMetrics.type(),
                PlanningMetrics.baseline(),
                PlanningMetrics.sd(),
                PlanningMetrics.effect(),
                PlanningMetrics.margin(),
                PlanningMetrics.higherIsBetter()),
            Parameters.alpha(),
            PlanningParameters.power(),
            PlanningParameters.sides()),
        List.of(
            "units_by_arm",
            "total_units",
            "units_by_metric",
            "deciding_metric",
            "alpha_by_metric",
            "power_by_metric"),
        arguments -> {
          List<PlannedMetric> metrics =
              arguments.objects("metrics").stream().map(PlanningMetrics::read).toList();
          ExperimentPlan plan =
              ExperimentPlan.withDefaults()
                  .with(PlanningParameters.design(arguments))
                  .withWeights(arguments.numbers("weights"));
          PlannedExperiment planned = plan.plan(metrics);
          List<TestDesign> designs =
              metrics.stream().map(metric -> plan.designOf(metric, metrics)).toList();
          return Results.ok()
              .put(
                  "units_by_arm",
                  planned.unitsByArm().stream().mapToDouble(Long::doubleValue).toArray())
              .put("total_units", planned.totalUnits())
              .put(
                  "units_by_metric",
                  planned.unitsByMetric().stream().mapToDouble(Double::doubleValue).toArray())
              .put("deciding_metric", (long) planned.decidingMetric())
              .put("alpha_by_metric", designs.stream().mapToDouble(TestDesign::alpha).toArray())
              .put("power_by_metric", designs.stream().mapToDouble(TestDesign::power).toArray());
        });
  }

  private static Calculation sampleSizeNoninferiority() {
    return new Calculation(
        "sample_size_noninferiority",
        "Units to show, one-sided, that a metric that stays is not worse by a relative margin.",
        List.of(
            PlanningMetrics.type(),
            PlanningMetrics.baseline(),
            PlanningMetrics.sd(),
            PlanningMetrics.margin(),
            PlanningMetrics.higherIsBetter(),
            Parameters.alpha(),
            PlanningParameters.power(),
            PlanningParameters.allocationRatio()),
        List.of("n_control", "n_control_ceil", "n_treatment_ceil"),
        arguments -> {
          TestDesign design =
              TestDesign.of(arguments.number("alpha"), Sides.ONE)
                  .withPower(arguments.number("power"));
          Units units =
              PlanningMetrics.guardrail(arguments)
                  .units(design, arguments.number("allocation_ratio"));
          return Results.ok()
              .put("n_control", units.control())
              .put("n_control_ceil", units.wholeControl())
              .put("n_treatment_ceil", units.wholeTreatment());
        });
  }

  private static Calculation currentPower() {
    return new Calculation(
        "current_power",
        "What the units so far can find, and how many are needed, from the variances observed.",
        List.of(
            Parameter.number("delta", "smallest effect worth finding, in the metric's unit, not 0"),
            Parameter.number("variance_control", "over units, as observed, at least 0"),
            Parameter.number("variance_treatment", "over units, as observed, at least 0"),
            PlanningParameters.nControl(),
            PlanningParameters.nTreatment(),
            Parameters.alpha(),
            PlanningParameters.power(),
            PlanningParameters.sides(),
            Parameter.count("guardrails", "that have to be non-inferior as well").or(0L)),
        List.of(
            "power",
            "power_wanted",
            "n_control_required",
            "n_treatment_required",
            "units_required"),
        arguments -> {
          TestDesign design = PlanningParameters.design(arguments);
          TestDesign wanted =
              design.withPower(1 - (1 - design.power()) / (arguments.count("guardrails") + 1));
          MeanPlan plan =
              MeanPlan.withDefaults(
                      PlanningMetrics.root(arguments, "variance_control"),
                      PlanningMetrics.root(arguments, "variance_treatment"))
                  .with(wanted);
          double delta = arguments.number("delta");
          long nControl = arguments.count("n_control");
          long nTreatment = arguments.count("n_treatment");
          double power = plan.power(delta, nControl, nTreatment);
          Units units = plan.sampleSize(delta, (double) nTreatment / nControl);
          return Results.ok()
              .put("power", power)
              .put("power_wanted", wanted.power())
              .put("n_control_required", units.wholeControl())
              .put("n_treatment_required", units.wholeTreatment())
              .put("units_required", units.wholeControl() + units.wholeTreatment());
        });
  }

  private static Calculation daysRemaining() {
    return new Calculation(
        "days_remaining",
        "Days until there are enough units, at the rate at which new ones came so far.",
        List.of(
            Parameter.count("units_required", "over all arms"),
            Parameter.count("units", "so far over all arms, each counted once"),
            Parameter.number("days", "since the start, above 0")),
        List.of("units_per_day", "days_remaining"),
        arguments -> {
          Traffic traffic = new Traffic(arguments.count("units"), arguments.number("days"));
          Answer<Double> days = traffic.daysUntil(arguments.count("units_required"));
          return days.isDefined()
              ? Results.ok()
                  .put("units_per_day", traffic.unitsPerDay())
                  .put("days_remaining", (double) days.orElseThrow())
              : Results.undefined(new Undefined<>(Reason.NO_TRAFFIC))
                  .put("units_per_day", traffic.unitsPerDay())
                  .putNulls("days_remaining");
        });
  }

  private static Calculation powerCurveMean() {
    return curve(
        "power_curve_mean",
        "Power of a test of two means at several effects or numbers of units.",
        List.of(
            PlanningParameters.sdControl(),
            PlanningParameters.sdTreatment(),
            Parameter.numbers("effects", "treatment minus control; one for each point, or one")),
        (arguments, point) ->
            MeanPlan.withDefaults(
                    arguments.number("sd_control"),
                    arguments.number(arguments.has("sd_treatment") ? "sd_treatment" : "sd_control"))
                .with(PlanningParameters.design(arguments))
                .power(point.effect(), point.control(), point.treatment()));
  }

  private static Calculation powerCurveProportion() {
    return curve(
        "power_curve_proportion",
        "Power of a test of two proportions at several effects or numbers of units.",
        List.of(
            Parameter.number("p_control", "proportion, from 0 to 1"),
            Parameter.numbers("effects", "treatment minus control; one for each point, or one")),
        (arguments, point) ->
            ProportionPlan.withDefaults(arguments.number("p_control"))
                .with(PlanningParameters.design(arguments))
                .power(
                    arguments.number("p_control") + point.effect(),
                    point.control(),
                    point.treatment()));
  }

  private record Point(double effect, long control, long treatment) {}

  private static Calculation curve(
      String method,
      String summary,
      List<Parameter> baseline,
      ToDoubleBiFunction<Arguments, Point> power) {
    List<Parameter> parameters =
        Stream.concat(
                baseline.stream(),
                Stream.of(
                    Parameter.numbers("units", "in the control; one for each point, or one"),
                    PlanningParameters.allocationRatio(),
                    Parameters.alpha(),
                    PlanningParameters.sides()))
            .toList();
    return new Calculation(
        method,
        summary,
        parameters,
        List.of("effects", "units", "power"),
        arguments -> {
          double[] effects = arguments.numbers("effects");
          double[] units = arguments.numbers("units");
          int points = Math.max(effects.length, units.length);
          effects = spread("effects", effects, points);
          units = spread("units", units, points);
          double[] powers = new double[points];
          for (int i = 0; i < points; i++) {
            long control = (long) units[i];
            long treatment = (long) Math.ceil(units[i] * arguments.number("allocation_ratio"));
            powers[i] = power.applyAsDouble(arguments, new Point(effects[i], control, treatment));
          }
          return Results.ok().put("effects", effects).put("units", units).put("power", powers);
        });
  }

  private static double[] spread(String name, double[] values, int points) {
    if (values.length == points) {
      return values;
    }
    if (values.length != 1) {
      throw new IllegalArgumentException(
          "%s are %d; allowed is 1 or %d".formatted(name, values.length, points));
    }
    double[] spread = new double[points];
    Arrays.fill(spread, values[0]);
    return spread;
  }
}
