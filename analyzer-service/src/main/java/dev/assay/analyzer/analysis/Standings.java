package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.TreatmentEvidence.Choice;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.bayes.BestArm;
import dev.assay.analyzer.statistics.bayes.BestArms;
import dev.assay.analyzer.statistics.bayes.Posterior;
import dev.assay.schemas.avro.VariantStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the variants stand in the primary metric, by their posteriors.
 *
 * @param best the control first, then the treatments; empty while one has no posterior
 */
record Standings(List<String> variants, Optional<BestArms> best) {

  static Standings of(Design design, List<TreatmentComparison> treatments) {
    List<String> variants = new ArrayList<>();
    List<Posterior> posteriors = new ArrayList<>();
    for (TreatmentComparison treatment : treatments) {
      MetricComparison primary = treatment.of(design.primary());
      if (variants.isEmpty()) {
        variants.add(design.control().getId());
        add(posteriors, primary.control());
      }
      variants.add(treatment.id());
      add(posteriors, primary.treatment());
    }
    boolean known = !variants.isEmpty() && posteriors.size() == variants.size();
    return new Standings(
        variants,
        known
            ? Optional.of(
                BestArm.withDefaults().with(Design.direction(design.primary())).compare(posteriors))
            : Optional.empty());
  }

  private static void add(List<Posterior> posteriors, MetricData data) {
    if (data.posterior() instanceof Defined<? extends Posterior> posterior) {
      posteriors.add(posterior.value());
    }
  }

  /** Of a treatment, by its place. */
  Optional<Choice> choice(int treatment) {
    return best.map(
        arms ->
            new Choice(
                arms.probabilities().get(treatment + 1), arms.expectedLosses().get(treatment + 1)));
  }

  List<VariantStanding> records() {
    List<VariantStanding> records = new ArrayList<>();
    best.ifPresent(
        arms -> {
          for (int arm = 0; arm < variants.size(); arm++) {
            records.add(
                new VariantStanding(
                    variants.get(arm),
                    arms.probabilities().get(arm),
                    arms.expectedLosses().get(arm)));
          }
        });
    return records;
  }
}
