package dev.assay.analyzer.calculator;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inputs that were checked against their parameters: every getter fits its parameter's kind. */
public final class Arguments {

  private final Map<String, @Nullable Object> values;

  Arguments(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  /** Whether there is a value, given or by default. */
  public boolean has(String name) {
    return values.get(name) != null;
  }

  public double number(String name) {
    return ((Number) required(name)).doubleValue();
  }

  public long count(String name) {
    return ((Number) required(name)).longValue();
  }

  public String text(String name) {
    return (String) required(name);
  }

  public boolean flag(String name) {
    return (Boolean) required(name);
  }

  public double[] numbers(String name) {
    return ((List<?>) required(name))
        .stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
  }

  public Arguments object(String name) {
    return (Arguments) required(name);
  }

  public List<Arguments> objects(String name) {
    return ((List<?>) required(name)).stream().map(value -> (Arguments) value).toList();
  }

  private Object required(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
