package dev.assay.assigner.definition;

import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metrics as people see them; what is not set is left out. */
public final class MetricJson {

  private MetricJson() {}

  public static Map<String, @Nullable Object> write(MetricDefinition metric) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", metric.getName());
    json.put("description", metric.getDescription());
    json.put("type", Fields.lowerCase(metric.getType()));
    json.put("aggregation", Fields.lowerCase(metric.getAggregation()));
    json.put("higher_is_better", metric.getHigherIsBetter());
    json.put("source", source(metric.getSource()));
    if (metric.getDenominator() != null) {
      boolean between = metric.getAggregation() == Aggregation.TIME_BETWEEN;
      json.put(between ? MetricReader.UNTIL : "denominator", source(metric.getDenominator()));
    }
    json.put("unit_of_measure", metric.getUnitOfMeasure());
    if (metric.getMinimumDetectableEffect() != null) {
      json.put("minimum_detectable_effect", metric.getMinimumDetectableEffect());
    }
    if (metric.getCap() != null) {
      json.put("cap", metric.getCap());
    }
    if (metric.getConversionWindowMs() != null) {
      json.put("conversion_window_hours", Hours.ofMillis(metric.getConversionWindowMs()));
    }
    return json;
  }

  private static Map<String, @Nullable Object> source(MetricSource source) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("stream", Fields.lowerCase(source.getStream()));
    json.put("labels", source.getLabels());
    if (source.getField() != null) {
      json.put("field", source.getField());
    }
    return json;
  }
}
