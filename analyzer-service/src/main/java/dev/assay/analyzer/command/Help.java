package dev.assay.analyzer.command;

import dev.assay.analyzer.calculator.Calculation;
import dev.assay.analyzer.calculator.Calculator;
import dev.assay.analyzer.calculator.Examples;
import dev.assay.analyzer.calculator.Kind;
import dev.assay.analyzer.calculator.Parameter;
import dev.assay.analyzer.json.JsonOutput;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the command says of itself. */
final class Help {

  private static final String INDENT = "  ";

  private Help() {}

  /** The ways to call it, and all methods. */
  static String overview() {
    Columns usage =
        new Columns(INDENT)
            .row("./assay compute METHOD --name value ...", "one calculation")
            .row("./assay compute METHOD --help", "what it takes and gives")
            .row("./assay compute --cases FILE [--json OUT]", "all calculations of a JSON file");
    Columns methods = new Columns(INDENT);
    for (Calculation calculation : Calculator.all()) {
      methods.row(calculation.method(), calculation.summary());
    }
    return "Statistics worked out from counts, sums and variances.\n\n"
        + usage
        + "\nMethods:\n"
        + methods
        + "\nExit codes: 0 done, 1 failed (some cases of a file too), 2 wrong usage.\n";
  }

  /** What one method takes and gives. */
  static String of(Calculation calculation) {
    Columns inputs = new Columns(INDENT);
    addInputs(inputs, "--", calculation.parameters());
    inputs
        .row("--inputs JSON", "all inputs at once, in place of the options; - reads standard input")
        .row("--json [OUT]", "JSON in place of the table, to the file OUT if it is named");
    return "%s: %s\n\nInputs:\n%s\nResults: status, %s\n\nExample:\n%s%s\n"
        .formatted(
            calculation.method(),
            calculation.summary(),
            inputs,
            String.join(", ", calculation.results()),
            INDENT,
            example(calculation));
  }

  /** The method's example as a line for the shell. */
  static String example(Calculation calculation) {
    StringBuilder line = new StringBuilder("./assay compute ").append(calculation.method());
    addOptions(line, " --", Examples.of(calculation.method()));
    return line.toString();
  }

  private static void addOptions(StringBuilder line, String prefix, Map<?, ?> inputs) {
    inputs.forEach(
        (key, value) -> {
          String option = prefix + key.toString().replace('_', '-');
          if (value instanceof Map<?, ?> fields) {
            addOptions(line, option + ".", fields);
          } else {
            line.append(option).append(' ').append(written(value));
          }
        });
  }

  private static String written(Object value) {
    if (value instanceof List<?> list && list.stream().noneMatch(Map.class::isInstance)) {
      return list.stream().map(Object::toString).collect(Collectors.joining(","));
    }
    return value instanceof List<?> ? "'" + JsonOutput.line(value) + "'" : value.toString();
  }

  private static void addInputs(Columns rows, String prefix, List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      String option = prefix + parameter.name().replace('_', '-');
      if (parameter.kind() == Kind.OBJECT) {
        rows.row(option, parameter.meaning() + presence(parameter));
        addInputs(rows, option + ".", parameter.fields());
      } else {
        rows.row(option, allowed(parameter) + ": " + parameter.meaning() + presence(parameter));
      }
    }
  }

  private static String allowed(Parameter parameter) {
    if (!parameter.choices().isEmpty()) {
      return String.join(" or ", parameter.choices());
    }
    return parameter.fields().isEmpty()
        ? parameter.kind().description()
        : parameter.kind().description()
            + " as JSON, each with "
            + parameter.fields().stream()
                .map(field -> "%s (%s)".formatted(field.name(), field.meaning()))
                .collect(Collectors.joining(", "));
  }

  private static String presence(Parameter parameter) {
    if (parameter.required()) {
      return "";
    }
    Object otherwise = parameter.otherwise();
    return otherwise == null ? " (may be absent)" : " (default: " + otherwise + ")";
  }
}
