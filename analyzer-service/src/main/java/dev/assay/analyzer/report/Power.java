package dev.assay.analyzer.report;

import dev.assay.analyzer.analysis.Registration;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The power of the primary metric's two-sided tests to find the smallest effect worth finding, with
 * the noise and the control's level so far.
 *
 * @param wantedOfEachTest so that all of them together have the policy's power
 * @param relativeEffect the minimum detectable effect, or else the expected one; null when neither
 *     is given, and then there are no treatments either
 * @param units exposed so far
 * @param daysRemaining until the required units, at the traffic so far; null without traffic
 * @param treatments those with enough data
 */
public record Power(
    String metric,
    double wantedOfEachTest,
    @Nullable Double relativeEffect,
    long units,
    long requiredUnits,
    @Nullable Double daysRemaining,
    List<TreatmentPower> treatments) {

  public static Power of(Experiment experiment, Analysis analysis) {
    Double effect = Registration.smallestEffect(experiment);
    double wanted = Registration.powerOfEachTest(experiment);
    return new Power(
        experiment.getPrimaryMetric(),
        wanted,
        effect,
        analysis.getOverall().getUnits(),
        experiment.getRequiredSampleSize(),
        Days.until(experiment.getRequiredSampleSize(), experiment, analysis),
        effect == null ? List.of() : TreatmentPower.all(experiment, analysis, effect, wanted));
  }
}
