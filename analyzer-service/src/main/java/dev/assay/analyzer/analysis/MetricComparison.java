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
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.Variant;
import java.util.Optional;

/**
 * One treatment against the control in one metric, by every method.
 *
 * @param units of both groups
 * @param tuningUnits of both groups, see {@link Design#tuningUnits}
 */
record MetricComparison(
    MetricDefinition metric,
    MetricData control,
    MetricData treatment,
    long units,
    double tuningUnits,
    ConfidenceLevel level) {

  static MetricComparison of(
      Design design, Variant variant, MetricDefinition metric, Group control, Group treatment) {
    return new MetricComparison(
        metric,
        control.of(metric.getName()),
        treatment.of(metric.getName()),
        control.units() + treatment.units(),
        design.tuningUnits(variant),
        design.level());
  }

  String name() {
    return metric.getName();
  }

  Direction direction() {
    return Design.direction(metric);
  }

  Answer<Difference> difference(ConfidenceLevel at) {
    return treatment.compareWith(control, at);
  }

  /** Treatment minus control, with the variances of both arms. */
  Answer<Estimate> effect() {
    return EffectScale.ABSOLUTE.effect(control.estimate(), treatment.estimate());
  }

  /** What holds however often one looks. */
  Answer<AlwaysValid> sequential(ConfidenceLevel at) {
    return effect()
        .map(
            effect ->
                AsymptoticConfidenceSequence.withDefaults(tuningUnits)
                    .with(at)
                    .at(effect, units)
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
    boolean normal =
        treatment.posterior() instanceof Defined<? extends Posterior> posterior
            && posterior.value() instanceof NormalPosterior;
    return normal
        ? effect()
            .map(effect -> Optional.of(NormalPosterior.of(effect).credibleInterval(at)))
            .orElse(Optional.empty())
        : Optional.empty();
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
