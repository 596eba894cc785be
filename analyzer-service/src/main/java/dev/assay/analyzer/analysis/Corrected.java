package dev.assay.analyzer.analysis;

import dev.assay.analyzer.analysis.Family.Adjusted;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.MetricDefinition;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Comparisons with what they say as members of their family: the primary metric over the treatments
 * is one, since it decides; everything else that is compared is the other.
 */
record Corrected(IdentityHashMap<MetricComparison, Optional<Adjusted>> adjusted) {

  static Corrected of(Design design, List<TreatmentComparison> treatments) {
    MetricDefinition decisive = design.primary();
    List<MetricComparison> primary =
        treatments.stream().map(treatment -> treatment.of(decisive)).toList();
    List<MetricComparison> others =
        treatments.stream()
            .flatMap(treatment -> treatment.metrics().values().stream())
            .filter(comparison -> !comparison.name().equals(decisive.getName()))
            .toList();
    IdentityHashMap<MetricComparison, Optional<Adjusted>> adjusted = new IdentityHashMap<>();
    for (List<MetricComparison> family : List.of(primary, others)) {
      List<Optional<Adjusted>> answers = Family.adjust(design, family);
      for (int i = 0; i < family.size(); i++) {
        adjusted.put(family.get(i), answers.get(i));
      }
    }
    return new Corrected(adjusted);
  }

  Optional<Adjusted> of(MetricComparison comparison) {
    return adjusted.getOrDefault(comparison, Optional.empty());
  }

  /** Everything, treatment by treatment. */
  List<Comparison> records(Design design, List<TreatmentComparison> treatments) {
    List<Comparison> records = new ArrayList<>();
    for (TreatmentComparison treatment : treatments) {
      for (MetricComparison comparison : treatment.metrics().values()) {
        records.add(Comparisons.record(design, treatment.id(), comparison, of(comparison)));
      }
    }
    return records;
  }
}
