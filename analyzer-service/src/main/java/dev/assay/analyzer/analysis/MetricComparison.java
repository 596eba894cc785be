package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.GuardrailEvidence;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.bayes.BestArm;
import dev.assay.analyzer.statistics.bayes.NormalPosterior;
import dev.assay.analyzer.statistics.bayes.Posterior;
import dev.assay.analyzer.statistics.bayes.Superiority;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.EffectScale;
import dev.assay.analyzer.statistics.difference.EffectSize;
import dev.assay.analyzer.statistics.sequential.AlwaysValid;
import dev.assay.analyzer.statistics.sequential.AsymptoticConfidenceSequence;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.Variant;
import java.util.Optional;

/**
 * One treatment against the control in one metric, by every method.
 *
 * @param units of both groups
 * @param tuningUnits of both groups, see {@link Design#tuningUnits}
 * @param level of the difference and of what holds at any look
 * @param effect treatment minus control, with the variances of both arms
 * @param difference by the metric's own test
 * @param sequential what holds however often one looks
 */
record MetricComparison(
    MetricDefinition metric,
    MetricData control,
    MetricData treatment,
    long units,
    double tuningUnits,
    ConfidenceLevel level,
    Answer<Estimate> effect,
    Answer<Difference> difference,
    Answer<AlwaysValid> sequential) {

  static MetricComparison of(
      Design design, Variant variant, MetricDefinition metric, Group control, Group treatment) {
    MetricData c = control.of(metric.getName());
    MetricData t = treatment.of(metric.getName());
    long units = control.units() + treatment.units();
    double tuning = design.tuningUnits(variant);
    Answer<Estimate> effect = EffectScale.ABSOLUTE.effect(c.estimate(), t.estimate());
    return new MetricComparison(
        metric,
        c,
        t,
        units,
        tuning,
        design.level(),
        effect,
        t.compareWith(c, design.level()),
        sequential(effect, units, tuning, design.level()));
  }

  String name() {
    return metric.getName();
  }

  Direction direction() {
    return Design.direction(metric);
  }

  /**
   * The interval of the difference at another level.
   *
   * @param atAnyLook whether it has to hold however often one looks
   */
  Answer<Interval> interval(ConfidenceLevel at, boolean atAnyLook) {
    if (atAnyLook) {
      return sequential(effect, units, tuningUnits, at).map(AlwaysValid::interval);
    }
    return difference.map(known -> treatment.interval(control, known, at));
  }

  private static Answer<AlwaysValid> sequential(
      Answer<Estimate> effect, long units, double tuningUnits, ConfidenceLevel at) {
    return effect.map(
        estimate ->
            AsymptoticConfidenceSequence.withDefaults(tuningUnits)
                .with(at)
                .at(estimate, units)
                .atLook());
  }

  /** By posteriors; as an improvement, so that a higher probability is better. */
  Answer<Superiority> superiority() {
    return control
        .posterior()
        .flatMap(c -> treatment.posterior().map(t -> improvement(compare(c, t))));
  }

  /** Of the difference; empty for shares, whose difference has no closed form. */
  Optional<Interval> credible(ConfidenceLevel at) {
    return treatment.method() != Method.TWO_PROPORTION_Z
        ? effect
            .map(effect -> Optional.of(NormalPosterior.of(effect).credibleInterval(at)))
            .orElse(Optional.empty())
        : Optional.empty();
  }

  /** Share of the difference's variance that the adjustment takes away; empty without one. */
  Optional<Double> varianceReduction() {
    if (control instanceof AdjustedValues c
        && treatment instanceof AdjustedValues t
        && effect instanceof Defined<Estimate> adjusted
        && EffectScale.ABSOLUTE.effect(c.unadjusted().estimate(), t.unadjusted().estimate())
            instanceof Defined<Estimate> without
        && without.value().variance() > 0) {
      return Optional.of(1 - adjusted.value().variance() / without.value().variance());
    }
    return Optional.empty();
  }

  Optional<EffectSize> effectSize() {
    if (control.sample().isEmpty() || treatment.sample().isEmpty()) {
      return Optional.empty();
    }
    return EffectSize.of(control.sample().get(), treatment.sample().get())
        .map(Optional::of)
        .orElse(Optional.empty());
  }

  Optional<GuardrailEvidence> guardrail(Design design) {
    return design
        .guardrail(name())
        .map(
            guardrail ->
                GuardrailStand.of(guardrail, direction(), control, treatment, units, tuningUnits));
  }

  private static Superiority compare(Posterior control, Posterior treatment) {
    return BestArm.compare(control, treatment);
  }

  private Superiority improvement(Superiority higher) {
    return switch (direction()) {
      case HIGHER_IS_BETTER -> higher;
      case LOWER_IS_BETTER -> higher.mirrored();
    };
  }
}
