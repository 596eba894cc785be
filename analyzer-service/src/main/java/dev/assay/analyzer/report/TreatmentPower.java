package dev.assay.analyzer.report;

import dev.assay.analyzer.statistics.planning.MeanPlan;
import dev.assay.analyzer.statistics.planning.Sides;
import dev.assay.analyzer.statistics.planning.TestDesign;
import dev.assay.analyzer.statistics.planning.Units;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.avro.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One treatment's test against the control, at the significance level divided by the treatments.
 *
 * @param currentPower with the units so far
 * @param requiredUnits over all variants, at which the power is the wanted one with the noise so
 *     far
 * @param curve power at fractions of the experiment's required units
 */
public record TreatmentPower(
    String treatmentId,
    double currentPower,
    long requiredUnits,
    @Nullable Double daysRemaining,
    List<Point> curve) {

  /** So many units over all variants give this power. */
  public record Point(double fraction, long units, double power) {}

  private static final double[] FRACTIONS = {0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 1.75, 2};

  /** Shares of the traffic, and the noise of one unit's value by the standard errors so far. */
  private record Arm(MetricEstimate estimate, double share) {

    static Optional<Arm> of(Experiment experiment, Analysis analysis, Variant variant) {
      double all = experiment.getVariants().stream().mapToInt(Variant::getTrafficBasisPoints).sum();
      return analysis.getVariants().stream()
          .filter(each -> each.getVariantId().equals(variant.getId()))
          .flatMap(each -> each.getMetrics().stream())
          .filter(each -> each.getMetric().equals(experiment.getPrimaryMetric()))
          .filter(each -> each.getStandardError() != null && each.getUnits() > 0)
          .filter(each -> variant.getTrafficBasisPoints() > 0)
          .map(each -> new Arm(each, variant.getTrafficBasisPoints() / all))
          .findFirst();
    }

    double deviation() {
      Double error = estimate.getStandardError();
      return error == null ? 0 : error * Math.sqrt((double) estimate.getUnits());
    }

    long units(double all) {
      return Math.max(1, Math.round(all * share));
    }
  }

  static List<TreatmentPower> all(
      Experiment experiment, Analysis analysis, double relativeEffect, double wanted) {
    List<Variant> treatments =
        experiment.getVariants().stream().filter(variant -> !variant.getIsControl()).toList();
    double alpha = experiment.getSignificanceLevel() / treatments.size();
    Optional<Arm> control =
        experiment.getVariants().stream()
            .filter(Variant::getIsControl)
            .findFirst()
            .flatMap(variant -> Arm.of(experiment, analysis, variant));
    if (control.isEmpty() || wanted <= alpha) {
      return List.of();
    }
    Double level = Estimates.figure(control.get().estimate());
    if (level == null || relativeEffect * level == 0) {
      return List.of();
    }
    TestDesign design = new TestDesign(alpha, Sides.TWO, wanted);
    double effect = Math.abs(relativeEffect * level);
    List<TreatmentPower> all = new ArrayList<>();
    for (Variant variant : treatments) {
      Arm.of(experiment, analysis, variant)
          .filter(arm -> arm.deviation() + control.get().deviation() > 0)
          .map(arm -> of(experiment, analysis, variant, control.get(), arm, design, effect))
          .ifPresent(all::add);
    }
    return all;
  }

  private static TreatmentPower of(
      Experiment experiment,
      Analysis analysis,
      Variant variant,
      Arm control,
      Arm treatment,
      TestDesign design,
      double effect) {
    MeanPlan plan = MeanPlan.withDefaults(control.deviation(), treatment.deviation()).with(design);
    Units units = plan.sampleSize(effect, treatment.share() / control.share());
    long required = (long) Math.ceil(units.control() / control.share());
    return new TreatmentPower(
        variant.getId(),
        plan.power(effect, control.estimate().getUnits(), treatment.estimate().getUnits()),
        required,
        Days.until(required, experiment, analysis),
        Arrays.stream(FRACTIONS)
            .mapToObj(
                fraction -> {
                  long all = Math.round(fraction * experiment.getRequiredSampleSize());
                  return new Point(
                      fraction,
                      all,
                      plan.power(
                          effect, control.units((double) all), treatment.units((double) all)));
                })
            .toList());
  }
}
