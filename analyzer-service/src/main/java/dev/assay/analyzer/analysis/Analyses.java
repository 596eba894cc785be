package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.DecisionRule;
import dev.assay.analyzer.decision.Evidence;
import dev.assay.analyzer.decision.TreatmentEvidence;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.multiplicity.Holm;
import dev.assay.analyzer.statistics.quality.SampleRatio;
import dev.assay.analyzer.statistics.quality.SampleRatioTest;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.Overall;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.VariantAnalysis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Analyses experiments. */
public final class Analyses {

  private Analyses() {}

  /**
   * Estimates every metric of every variant, compares each treatment with the control, and
   * recommends what to do.
   *
   * @param summaries of the same experiment; only totals without a slice are read
   * @param now written as the time of computation, and used for nothing else
   * @throws IllegalArgumentException when the experiment has no control, or a summary does not fit
   *     its metric
   */
  public static Analysis analyse(
      Experiment experiment, ExperimentSummaries summaries, Instant now) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Variant variant : experiment.getVariants()) {
      groups.put(
          variant.getId(),
          Group.ofVariant(variant.getId(), experiment.getMetrics(), summaries.getCells()));
    }
    List<TreatmentComparison> treatments = treatments(experiment, groups);
    double[] adjusted =
        Holm.adjust(treatments.stream().mapToDouble(TreatmentComparison::primaryPValue).toArray());
    List<Comparison> comparisons = new ArrayList<>();
    List<TreatmentEvidence> evidence = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      comparisons.addAll(treatments.get(i).records(adjusted[i]));
      evidence.add(treatments.get(i).evidence(adjusted[i]));
    }
    Group everybody = groups.values().stream().reduce(Group::merge).orElseThrow();
    Answer<SampleRatio> sampleRatio = sampleRatio(experiment, groups);
    return Analysis.newBuilder()
        .setExperimentId(experiment.getId())
        .setExperimentVersion(experiment.getVersion())
        .setComputedAt(now)
        .setDataUntil(
            summaries.getPartitions().stream()
                .map(PartitionProgress::getEventTime)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null))
        .setPartitionsAnswered(summaries.getPartitions().size())
        .setPartitionsExpected(summaries.getPartitionsExpected())
        .setOverall(
            new Overall(everybody.units(), summaries.getCrossovers(), everybody.estimates()))
        .setVariants(variants(experiment, groups))
        .setComparisons(comparisons)
        .setSampleRatio(SampleRatios.record(sampleRatio))
        .setRecommendation(
            Recommendations.record(
                experiment,
                now,
                DecisionRule.decide(
                    new Evidence(
                        summaries.getPartitions().size(),
                        summaries.getPartitionsExpected(),
                        everybody.units(),
                        experiment.getRequiredSampleSize(),
                        experiment.getSignificanceLevel(),
                        control(experiment).getId(),
                        sampleRatio,
                        evidence))))
        .build();
  }

  private static List<TreatmentComparison> treatments(
      Experiment experiment, Map<String, Group> groups) {
    String control = control(experiment).getId();
    return experiment.getVariants().stream()
        .map(Variant::getId)
        .filter(id -> !id.equals(control))
        .map(
            id ->
                TreatmentComparison.of(
                    experiment, control, group(groups, control), id, group(groups, id)))
        .toList();
  }

  private static Answer<SampleRatio> sampleRatio(Experiment experiment, Map<String, Group> groups) {
    return SampleRatioTest.test(
        experiment.getVariants().stream()
            .map(
                variant ->
                    new SampleRatioTest.Arm(
                        group(groups, variant.getId()).units(), variant.getTrafficBasisPoints()))
            .toList());
  }

  private static List<VariantAnalysis> variants(Experiment experiment, Map<String, Group> groups) {
    return experiment.getVariants().stream()
        .map(
            variant -> {
              Group group = group(groups, variant.getId());
              return new VariantAnalysis(
                  variant.getId(), variant.getIsControl(), group.units(), group.estimates());
            })
        .toList();
  }

  private static Variant control(Experiment experiment) {
    return experiment.getVariants().stream()
        .filter(Variant::getIsControl)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(experiment.getId() + " has no control variant"));
  }

  private static Group group(Map<String, Group> groups, String variantId) {
    return Objects.requireNonNull(groups.get(variantId), variantId);
  }
}
