package dev.assay.analyzer.command;

import dev.assay.analyzer.calculator.Calculation;
import dev.assay.analyzer.calculator.InvalidInputs;
import dev.assay.analyzer.command.CaseFile.Case;
import dev.assay.analyzer.json.JsonOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a file of calculations comes to.
 *
 * @param json the results in the file's order, an array with a line for each
 * @param errors a line for each case that could not be computed
 */
record CaseResults(String json, List<String> errors) {

  /**
   * Computes all cases; one that fails does not stop the others.
   *
   * @param find throws {@link InvalidInputs} for a method that is not there
   */
  static CaseResults of(List<Case> cases, Function<String, Calculation> find) {
    List<String> lines = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (Case each : cases) {
      Map<String, @Nullable Object> result;
      try {
        result = find.apply(each.method()).compute(each.inputs()).toMap();
      } catch (InvalidInputs e) {
        result = failed("invalid_input", String.valueOf(e.getMessage()));
        errors.add("case %s: %s".formatted(each.id(), e.getMessage()));
      } catch (RuntimeException e) {
        // A mistake in a calculation, and the user's other cases are not to pay for it.
        result = failed("error", e.toString());
        errors.add("case %s: %s failed: %s".formatted(each.id(), each.method(), e));
      }
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("id", each.id());
      line.put("result", result);
      lines.add(JsonOutput.line(line));
    }
    return new CaseResults("[" + String.join(",\n", lines) + "]\n", errors);
  }

  private static Map<String, @Nullable Object> failed(String status, String reason) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("status", status);
    result.put("reason", reason);
    return result;
  }
}
