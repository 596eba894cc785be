package dev.assay.analyzer.calculator;

import dev.assay.analyzer.json.JsonOutput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks inputs against parameters. */
public final class ArgumentReader {

  private static final BigDecimal MAX_COUNT = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int SHOWN_LENGTH = 60;

  private ArgumentReader() {}

  /**
   * Reads an object.
   *
   * @param path of the object, ending in a dot; empty for the inputs themselves
   * @throws InvalidInputs naming the first field that does not fit
   */
  public static Arguments read(String path, Map<?, ?> inputs, List<Parameter> parameters) {
    for (Object name : inputs.keySet()) {
      if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
        throw new InvalidInputs(
            path + name,
            "is unknown",
            parameters.stream().map(Parameter::name).collect(Collectors.joining(", ")));
      }
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Object value = inputs.get(parameter.name());
      if (value != null) {
        values.put(parameter.name(), read(path + parameter.name(), value, parameter));
      } else if (parameter.required()) {
        throw new InvalidInputs(path + parameter.name(), "is missing", allowed(parameter));
      } else {
        values.put(parameter.name(), parameter.otherwise());
      }
    }
    return new Arguments(values);
  }

  private static Object read(String path, Object value, Parameter parameter) {
    return switch (parameter.kind()) {
      case NUMBER -> number(path, value, parameter);
      case COUNT -> count(path, value, parameter);
      case NUMBERS -> {
        List<Object> numbers = new ArrayList<>();
        for (Object entry : list(path, value, parameter)) {
          numbers.add(number(path + "[" + numbers.size() + "]", entry, parameter));
        }
        yield numbers;
      }
      case TEXT -> {
        if (!(value instanceof String text && parameter.choices().contains(text))) {
          throw misfit(path, value, parameter);
        }
        yield value;
      }
      case FLAG -> {
        if (!(value instanceof Boolean)) {
          throw misfit(path, value, parameter);
        }
        yield value;
      }
      case OBJECT -> object(path, value, parameter);
      case OBJECTS -> {
        List<Object> objects = new ArrayList<>();
        for (Object entry : list(path, value, parameter)) {
          objects.add(object(path + "[" + objects.size() + "]", entry, parameter));
        }
        yield objects;
      }
    };
  }

  private static Arguments object(String path, @Nullable Object value, Parameter parameter) {
    if (value instanceof Map<?, ?> map) {
      return read(path + ".", map, parameter.fields());
    }
    throw misfit(path, value, parameter);
  }

  private static List<?> list(String path, Object value, Parameter parameter) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw misfit(path, value, parameter);
  }

  private static Number number(String path, @Nullable Object value, Parameter parameter) {
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw misfit(path, value, parameter);
  }

  private static Number count(String path, Object value, Parameter parameter) {
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      // Compared before it is converted: 1e999999999 has as many digits as that, written out.
      BigDecimal whole = new BigDecimal(value.toString()).stripTrailingZeros();
      if (whole.scale() <= 0 && whole.signum() >= 0 && whole.compareTo(MAX_COUNT) <= 0) {
        return whole.longValueExact();
      }
    }
    throw misfit(path, value, parameter);
  }

  private static InvalidInputs misfit(String path, @Nullable Object value, Parameter parameter) {
    return new InvalidInputs(path, "is " + shown(value), allowed(parameter));
  }

  /** On one line, and short however long the value is. */
  private static String shown(@Nullable Object value) {
    String line = JsonOutput.line(value);
    return line.length() <= SHOWN_LENGTH ? line : line.substring(0, SHOWN_LENGTH) + "...";
  }

  private static String allowed(Parameter parameter) {
    return parameter.choices().isEmpty()
        ? parameter.kind().description() + " (" + parameter.meaning() + ")"
        : "one of " + String.join(", ", parameter.choices());
  }
}
