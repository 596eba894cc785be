package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.DecisionRule;
import dev.assay.analyzer.decision.Evidence;
import dev.assay.analyzer.decision.Method;
import dev.assay.analyzer.decision.Split;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.quality.Crossovers;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.CrossoverCheck;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.InterimLook;
import dev.assay.schemas.avro.Overall;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.VariantAnalysis;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Analyses experiments. */
public final class Analyses {

  private Analyses() {}

  /**
   * Estimates every metric of every variant, compares each treatment with the control, overall and
   * by slice, and recommends what to do.
   *
   * @param summaries of the same experiment; only totals are read
   * @param looks of a group sequential test that were taken before
   * @param now written as the time of computation, and used for nothing else
   * @throws IllegalArgumentException when the experiment has no control, its policy is out of
   *     range, or a summary does not fit its metric
   */
  public static Analysis analyse(
      Experiment experiment, ExperimentSummaries summaries, List<InterimLook> looks, Instant now) {
    Design design = Design.of(experiment);
    Map<String, Group> groups = Slice.whole(design, summaries);
    List<Slice> slices = Slice.all(design, summaries);
    Group everybody = groups.values().stream().reduce(Group::merge).orElseThrow();
    List<TreatmentComparison> treatments = TreatmentComparison.all(design, groups);
    Corrected corrected = Corrected.of(design, treatments);
    List<InterimLook> taken = looks(design, looks, everybody.units(), treatments);
    Standings standings = Standings.of(design, treatments);
    Instant until = dataUntil(summaries);
    Evidence evidence =
        Evidences.of(
            design,
            summaries,
            treatments,
            corrected,
            standings,
            new Split(
                SampleRatios.sequential(design, groups), SliceAnalyses.worstSplit(design, slices)),
            taken,
            everybody.units(),
            runTime(experiment, until));
    return Analysis.newBuilder()
        .setExperimentId(experiment.getId())
        .setExperimentVersion(experiment.getVersion())
        .setComputedAt(now)
        .setDataUntil(until)
        .setPartitionsAnswered(summaries.getPartitions().size())
        .setPartitionsExpected(summaries.getPartitionsExpected())
        .setOverall(
            new Overall(everybody.units(), summaries.getCrossovers(), everybody.estimates()))
        .setVariants(variants(design, groups))
        .setComparisons(corrected.records(design, treatments))
        .setSampleRatio(SampleRatios.record(design, groups))
        .setCrossovers(crossovers(summaries, evidence))
        .setSlices(SliceAnalyses.records(design, slices))
        .setHeterogeneity(SliceAnalyses.heterogeneity(design, slices))
        .setLooks(taken)
        .setStandings(standings.records())
        .setRecommendation(recommendation(design, summaries, evidence, now))
        .build();
  }

  private static dev.assay.schemas.avro.Recommendation recommendation(
      Design design, ExperimentSummaries summaries, Evidence evidence, Instant now) {
    Experiment experiment = design.experiment();
    String policy = Policies.text(experiment);
    return Recommendations.record(DecisionRule.decide(evidence, design.policy()))
        .setExperimentId(experiment.getId())
        .setExperimentVersion(experiment.getVersion())
        .setTime(now)
        .setFigures(Figures.of(evidence, experiment))
        .setPolicy(policy)
        .setPolicyVersion(Policies.version(policy))
        .setNextOffsets(Recommendations.offsets(summaries.getPartitions()))
        .build();
  }

  private static List<InterimLook> looks(
      Design design, List<InterimLook> before, long units, List<TreatmentComparison> treatments) {
    if (design.policy().method() != Method.GROUP_SEQUENTIAL) {
      return before;
    }
    Map<String, Double> pValues = new LinkedHashMap<>();
    for (TreatmentComparison treatment : treatments) {
      if (treatment.of(design.primary()).difference() instanceof Defined<Difference> tested) {
        pValues.put(treatment.id(), tested.value().pValue());
      }
    }
    return Looks.advance(design, before, units, pValues);
  }

  private static @Nullable CrossoverCheck crossovers(
      ExperimentSummaries summaries, Evidence evidence) {
    return evidence.crossovers() instanceof Defined<Crossovers> crossovers
        ? new CrossoverCheck(
            summaries.getCrossovers(),
            crossovers.value().rate(),
            crossovers.value().interval().low(),
            crossovers.value().interval().high())
        : null;
  }

  private static @Nullable Instant dataUntil(ExperimentSummaries summaries) {
    return summaries.getPartitions().stream()
        .map(PartitionProgress::getEventTime)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  /** In event time, so that a log that is replayed has run for as long as it did. */
  private static Duration runTime(Experiment experiment, @Nullable Instant until) {
    return Optional.ofNullable(experiment.getStartedAt())
        .filter(start -> until != null && until.isAfter(start))
        .map(start -> Duration.between(start, until))
        .orElse(Duration.ZERO);
  }

  private static List<VariantAnalysis> variants(Design design, Map<String, Group> groups) {
    return design.experiment().getVariants().stream()
        .map(
            variant -> {
              Group group = Objects.requireNonNull(groups.get(variant.getId()), variant.getId());
              return new VariantAnalysis(
                  variant.getId(), variant.getIsControl(), group.units(), group.estimates());
            })
        .toList();
  }
}
