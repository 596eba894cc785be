package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.Split;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.difference.EffectScale;
import dev.assay.analyzer.statistics.multiplicity.Holm;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatio;
import dev.assay.analyzer.statistics.subgroup.HomogeneityTest;
import dev.assay.schemas.avro.Heterogeneity;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.SliceAnalysis;
import dev.assay.schemas.avro.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same comparisons within each slice, and whether slices differ. */
final class SliceAnalyses {

  private SliceAnalyses() {}

  /** Each slice; corrected as one family within the slice. */
  static List<SliceAnalysis> records(Design design, List<Slice> slices) {
    return slices.stream().map(slice -> record(design, slice)).toList();
  }

  /** The slice whose split fits least. */
  static Optional<Split.SliceSplit> worstSplit(Design design, List<Slice> slices) {
    List<Split.SliceSplit> splits = new ArrayList<>();
    for (Slice slice : slices) {
      if (SampleRatios.sequential(design, slice.groups())
          instanceof Defined<SequentialSampleRatio> ratio) {
        splits.add(
            new Split.SliceSplit(
                slice.dimension() + " is " + slice.value(),
                Math.min(1, slices.size() * ratio.value().pValue())));
      }
    }
    return splits.stream().min(Comparator.comparingDouble(Split.SliceSplit::adjustedPValue));
  }

  /** Every metric of every treatment over every dimension, adjusted together. */
  static List<Heterogeneity> heterogeneity(Design design, List<Slice> slices) {
    Map<String, List<Slice>> dimensions = new LinkedHashMap<>();
    slices.forEach(
        slice ->
            dimensions.computeIfAbsent(slice.dimension(), name -> new ArrayList<>()).add(slice));
    List<Heterogeneity.Builder> found = new ArrayList<>();
    dimensions.forEach(
        (dimension, values) -> {
          for (Variant treatment : design.treatments()) {
            for (MetricDefinition metric : design.metrics()) {
              test(design, treatment, metric, values)
                  .map(builder -> builder.setDimension(dimension))
                  .ifPresent(found::add);
            }
          }
        });
    double[] adjusted =
        Holm.adjust(found.stream().mapToDouble(Heterogeneity.Builder::getPValue).toArray());
    List<Heterogeneity> records = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      records.add(found.get(i).setAdjustedPValue(adjusted[i]).build());
    }
    return records;
  }

  private static Optional<Heterogeneity.Builder> test(
      Design design, Variant treatment, MetricDefinition metric, List<Slice> slices) {
    String name = metric.getName();
    return HomogeneityTest.test(
            slices.stream()
                .map(
                    slice ->
                        EffectScale.ABSOLUTE.effect(
                            slice.group(design.control()).of(name).estimate(),
                            slice.group(treatment).of(name).estimate()))
                .toList())
        .map(
            answer ->
                Optional.of(
                    Heterogeneity.newBuilder()
                        .setMetric(name)
                        .setTreatmentId(treatment.getId())
                        .setQ(answer.statistic())
                        .setDegreesOfFreedom(answer.degreesOfFreedom())
                        .setPValue(answer.pValue())
                        .setISquared(answer.inconsistency())))
        .orElse(Optional.empty());
  }

  private static SliceAnalysis record(Design design, Slice slice) {
    List<TreatmentComparison> treatments = TreatmentComparison.all(design, slice.groups());
    Map<String, Long> units = new LinkedHashMap<>();
    slice.groups().forEach((variant, group) -> units.put(variant, group.units()));
    return SliceAnalysis.newBuilder()
        .setDimension(slice.dimension())
        .setSliceValue(slice.value())
        .setUnits(units)
        .setSampleRatio(SampleRatios.record(design, slice.groups()))
        .setComparisons(Corrected.of(design, treatments).records(design, treatments))
        .build();
  }
}
