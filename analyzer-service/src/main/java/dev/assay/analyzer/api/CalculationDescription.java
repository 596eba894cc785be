package dev.assay.analyzer.api;

import dev.assay.analyzer.calculator.Calculation;
import dev.assay.analyzer.calculator.Examples;
import dev.assay.analyzer.calculator.Parameter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a calculation takes and gives, as a document. */
final class CalculationDescription {

  private CalculationDescription() {}

  static Map<String, @Nullable Object> of(Calculation calculation) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("method", calculation.method());
    document.put("summary", calculation.summary());
    document.put(
        "parameters",
        calculation.parameters().stream().map(CalculationDescription::parameter).toList());
    document.put("results", calculation.results());
    document.put("example", Examples.of(calculation.method()));
    return document;
  }

  private static Map<String, @Nullable Object> parameter(Parameter parameter) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("name", parameter.name());
    document.put("kind", parameter.kind().name().toLowerCase(Locale.ROOT));
    document.put("meaning", parameter.meaning());
    document.put("required", parameter.required());
    document.put("default", parameter.otherwise());
    document.put("choices", parameter.choices());
    document.put(
        "fields", parameter.fields().stream().map(CalculationDescription::parameter).toList());
    return document;
  }
}
