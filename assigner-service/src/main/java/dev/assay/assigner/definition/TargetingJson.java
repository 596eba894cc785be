package dev.assay.assigner.definition;

import dev.assay.assigner.assignment.Bucketing;
import dev.assay.schemas.avro.Cohort;
import dev.assay.schemas.avro.Targeting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom an experiment is for, as people see it; beyond the three lists what excludes nobody is left
 * out.
 */
final class TargetingJson {

  private TargetingJson() {}

  static Map<String, @Nullable Object> write(Targeting targeting) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("segments", targeting.getSegments());
    json.put("languages", targeting.getLanguages());
    json.put("regions", targeting.getRegions());
    putUnlessEmpty(json, "device_types", targeting.getDeviceTypes());
    putUnlessEmpty(json, "customer_types", targeting.getCustomerTypes());
    if (!targeting.getAttributes().isEmpty()) {
      json.put("attributes", new TreeMap<>(targeting.getAttributes()));
    }
    putUnlessEmpty(
        json, "cohorts", targeting.getCohorts().stream().map(TargetingJson::cohort).toList());
    if (targeting.getSampleBasisPoints() < Bucketing.BUCKETS) {
      json.put("sample_percentage", Percentage.percent(targeting.getSampleBasisPoints()));
    }
    if (!targeting.getExpression().isEmpty()) {
      json.put("expression", targeting.getExpression());
    }
    return json;
  }

  private static Map<String, @Nullable Object> cohort(Cohort cohort) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", cohort.getName());
    json.put("ids", cohort.getIds());
    return json;
  }

  private static void putUnlessEmpty(
      Map<String, @Nullable Object> json, String name, List<?> values) {
    if (!values.isEmpty()) {
      json.put(name, values);
    }
  }
}
