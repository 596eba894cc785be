package dev.assay.analyzer.calculator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input of a calculation.
 *
 * @param name as it is written in inputs: lower case, words joined by underscores
 * @param meaning in a few words, with its unit and range
 * @param required whether there is neither a default nor a meaning in its absence
 * @param otherwise what holds when it is absent or null; null when absence means something itself
 * @param choices the texts that are allowed; empty for anything but a text
 * @param fields of an object, or of each object of a list; empty for anything else
 */
public record Parameter(
    String name,
    Kind kind,
    String meaning,
    boolean required,
    @Nullable Object otherwise,
    List<String> choices,
    List<Parameter> fields) {

  static Parameter of(String name, Kind kind, String meaning) {
    return new Parameter(name, kind, meaning, true, null, List.of(), List.of());
  }

  public static Parameter number(String name, String meaning) {
    return of(name, Kind.NUMBER, meaning);
  }

  public static Parameter count(String name, String meaning) {
    return of(name, Kind.COUNT, meaning);
  }

  public static Parameter numbers(String name, String meaning) {
    return of(name, Kind.NUMBERS, meaning);
  }

  public static Parameter flag(String name, String meaning) {
    return of(name, Kind.FLAG, meaning);
  }

  public static Parameter choice(String name, String meaning, String... choices) {
    return new Parameter(name, Kind.TEXT, meaning, true, null, List.of(choices), List.of());
  }

  public static Parameter object(String name, String meaning, Parameter... fields) {
    return new Parameter(name, Kind.OBJECT, meaning, true, null, List.of(), List.of(fields));
  }

  public static Parameter objects(String name, String meaning, Parameter... fields) {
    return new Parameter(name, Kind.OBJECTS, meaning, true, null, List.of(), List.of(fields));
  }

  /** The same, with a value for when it is absent. */
  public Parameter or(Object value) {
    return new Parameter(name, kind, meaning, false, value, choices, fields);
  }

  /** The same, but it may be absent. */
  public Parameter optional() {
    return new Parameter(name, kind, meaning, false, null, choices, fields);
  }
}
