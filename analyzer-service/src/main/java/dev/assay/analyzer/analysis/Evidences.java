package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.Evidence;
import dev.assay.analyzer.decision.GuardrailEvidence;
import dev.assay.analyzer.decision.MetricEvidence;
import dev.assay.analyzer.decision.Split;
import dev.assay.analyzer.decision.TreatmentEvidence;
import dev.assay.analyzer.decision.TreatmentEvidence.Choice;
import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.quality.Crossovers;
import dev.assay.analyzer.statistics.sequential.AsymptoticConfidenceSequence;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.InterimLook;
import dev.assay.schemas.avro.MetricDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Gathers what the decision rests on. */
final class Evidences {

  /** One-sided sequences exist below a half only; a larger error rate is no reason to fail. */
  private static final double LARGEST_ONE_SIDED_ALPHA = 0.25;

  private Evidences() {}

  static Evidence of(
      Design design,
      ExperimentSummaries summaries,
      List<TreatmentComparison> treatments,
      Corrected corrected,
      Standings standings,
      Split split,
      List<InterimLook> looks,
      long units,
      Duration runTime) {
    List<TreatmentEvidence> evidence = new ArrayList<>();
    for (int i = 0; i < treatments.size(); i++) {
      evidence.add(
          treatment(
              design, treatments.get(i), treatments.size(), corrected, looks, standings.choice(i)));
    }
    return new Evidence(
        summaries.getPartitions().size(),
        summaries.getPartitionsExpected(),
        units,
        runTime,
        design.control().getId(),
        split,
        crossovers(design, summaries, units),
        evidence,
        Outlooks.of(design, primary(design, treatments), units, runTime));
  }

  static Answer<Crossovers> crossovers(Design design, ExperimentSummaries summaries, long units) {
    return Crossovers.test(
        summaries.getCrossovers(),
        units + summaries.getCrossovers(),
        design.policy().quality().maximumCrossoverRate(),
        design.level());
  }

  static List<MetricComparison> primary(Design design, List<TreatmentComparison> treatments) {
    return treatments.stream().map(treatment -> treatment.of(design.primary())).toList();
  }

  private static TreatmentEvidence treatment(
      Design design,
      TreatmentComparison treatment,
      int treatments,
      Corrected corrected,
      List<InterimLook> looks,
      Optional<Choice> choice) {
    MetricComparison primary = treatment.of(design.primary());
    List<MetricEvidence> metrics = new ArrayList<>();
    List<GuardrailEvidence> guardrails = new ArrayList<>();
    for (MetricDefinition metric : design.metrics()) {
      MetricComparison comparison = treatment.of(metric);
      if (!metric.getName().equals(primary.name())) {
        metrics.add(
            new MetricEvidence(metric.getName(), comparison.direction(), comparison.difference()));
      }
      comparison.guardrail(design).ifPresent(guardrails::add);
    }
    return new TreatmentEvidence(
        treatment.id(),
        PrimaryTests.evidence(design, treatment.id(), primary, corrected.of(primary), looks),
        metrics,
        guardrails,
        worse(design, primary, treatments),
        choice);
  }

  /** Always valid, one-sided, with Bonferroni's correction over the treatments. */
  private static OptionalDouble worse(Design design, MetricComparison primary, int treatments) {
    Alternative alternative =
        switch (primary.direction()) {
          case HIGHER_IS_BETTER -> Alternative.LESS;
          case LOWER_IS_BETTER -> Alternative.GREATER;
        };
    return primary
        .effect()
        .map(
            effect ->
                OptionalDouble.of(
                    Math.min(
                        1,
                        treatments
                            * AsymptoticConfidenceSequence.withDefaults(primary.tuningUnits())
                                .with(
                                    new ConfidenceLevel(
                                        Math.min(LARGEST_ONE_SIDED_ALPHA, design.policy().alpha())))
                                .with(alternative)
                                .at(effect, primary.units())
                                .atLook()
                                .pValue())))
        .orElse(OptionalDouble.empty());
  }
}
