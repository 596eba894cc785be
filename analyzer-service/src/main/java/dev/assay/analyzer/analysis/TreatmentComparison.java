package dev.assay.analyzer.analysis;

import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One treatment against the control, in every metric of the experiment.
 *
 * @param metrics by name
 */
record TreatmentComparison(Variant treatment, Map<String, MetricComparison> metrics) {

  static TreatmentComparison of(Design design, Variant variant, Group control, Group treatment) {
    Map<String, MetricComparison> metrics = new LinkedHashMap<>();
    for (MetricDefinition metric : design.metrics()) {
      metrics.put(
          metric.getName(), MetricComparison.of(design, variant, metric, control, treatment));
    }
    return new TreatmentComparison(variant, metrics);
  }

  /** Every treatment of these groups, by variant. */
  static List<TreatmentComparison> all(Design design, Map<String, Group> groups) {
    Group control = group(groups, design.control());
    return design.treatments().stream()
        .map(variant -> of(design, variant, control, group(groups, variant)))
        .toList();
  }

  String id() {
    return treatment.getId();
  }

  MetricComparison of(MetricDefinition metric) {
    return Objects.requireNonNull(metrics.get(metric.getName()), metric.getName());
  }

  private static Group group(Map<String, Group> groups, Variant variant) {
    return Objects.requireNonNull(groups.get(variant.getId()), variant.getId());
  }
}
