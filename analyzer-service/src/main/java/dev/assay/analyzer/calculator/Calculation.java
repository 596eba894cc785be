package dev.assay.analyzer.calculator;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One method that can be asked for by name.
 *
 * @param method name, lower case, words joined by underscores
 * @param summary what it works out, in a sentence
 * @param parameters what it takes
 * @param results the fields that it gives, all of which are null when the inputs are out of range
 */
public record Calculation(
    String method,
    String summary,
    List<Parameter> parameters,
    List<String> results,
    Function<Arguments, Results> body) {

  /**
   * Works it out.
   *
   * @return with the status {@code invalid_input} when values are out of range
   * @throws InvalidInputs when a field is unknown, missing or of another kind
   */
  public Results compute(Map<?, ?> inputs) {
    Arguments arguments = ArgumentReader.read("", inputs, parameters);
    try {
      return body.apply(arguments);
    } catch (InvalidInputs e) {
      throw e;
    } catch (IllegalArgumentException e) {
      return Results.invalid(String.valueOf(e.getMessage()), results);
    }
  }
}
