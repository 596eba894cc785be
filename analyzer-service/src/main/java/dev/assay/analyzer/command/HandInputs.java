package dev.assay.analyzer.command;

import dev.assay.analyzer.calculator.Kind;
import dev.assay.analyzer.calculator.Parameter;
import dev.assay.analyzer.json.InvalidJson;
import dev.assay.analyzer.json.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Inputs written as options: a dot leads into an object, commas part a list of numbers, and what
 * begins with a bracket or a brace is JSON.
 *
 * <p>What does not fit its parameter is handed on as a text, for the calculation to refuse.
 */
final class HandInputs {

  private HandInputs() {}

  /**
   * Inputs as a calculation takes them.
   *
   * @param options values by name, as in {@link Options}
   * @throws UsageError when a value is missing or is broken JSON, or when two options contradict
   */
  static Map<String, Object> of(List<Parameter> parameters, Map<String, @Nullable String> options) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    options.forEach((name, text) -> put(inputs, parameters, name, name, text));
    return inputs;
  }

  private static void put(
      Map<String, Object> inputs,
      List<Parameter> parameters,
      String option,
      String name,
      @Nullable String text) {
    int dot = name.indexOf('.');
    String head = dot < 0 ? name : name.substring(0, dot);
    Parameter parameter = find(parameters, head);
    if (dot < 0) {
      if (inputs.put(name, value(option, text, parameter)) != null) {
        throw new UsageError("--%s is given both whole and in parts".formatted(option));
      }
      return;
    }
    Object nested = inputs.computeIfAbsent(head, unused -> new LinkedHashMap<String, Object>());
    if (!(nested instanceof LinkedHashMap<?, ?>)) {
      throw new UsageError("--%s is given both whole and in parts".formatted(head));
    }
    @SuppressWarnings("unchecked") // made above
    Map<String, Object> fields = (Map<String, Object>) nested;
    put(
        fields,
        parameter == null ? List.of() : parameter.fields(),
        option,
        name.substring(dot + 1),
        text);
  }

  private static @Nullable Parameter find(List<Parameter> parameters, String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static Object value(String option, @Nullable String text, @Nullable Parameter parameter) {
    Kind kind = parameter == null ? Kind.TEXT : parameter.kind();
    if (text == null) {
      if (kind == Kind.FLAG) {
        return true;
      }
      throw new UsageError(
          "--%s is without a value; allowed is %s".formatted(option, kind.description()));
    }
    return switch (kind) {
      case NUMBER, COUNT -> number(text);
      case NUMBERS -> text.startsWith("[") ? json(option, text) : numbers(text);
      case TEXT -> text;
      case FLAG -> text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
      case OBJECT, OBJECTS ->
          text.startsWith("[") || text.startsWith("{") ? json(option, text) : text;
    };
  }

  private static List<Object> numbers(String text) {
    List<Object> numbers = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      numbers.add(number(part.strip()));
    }
    return numbers;
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static Object json(String option, String text) {
    try {
      // Begins with a bracket or a brace, so it is never null.
      return Objects.requireNonNull(JsonText.read(text.getBytes(StandardCharsets.UTF_8)));
    } catch (InvalidJson e) {
      throw new UsageError("--%s is no JSON: %s".formatted(option, e.getMessage()));
    }
  }
}
