package dev.assay.analyzer.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was written after {@code compute}.
 *
 * @param method the first argument, unless it is an option
 * @param values by name, without the leading dashes and with underscores for the other dashes; null
 *     for an option without a value
 */
record Options(@Nullable String method, Map<String, @Nullable String> values) {

  private static final String PREFIX = "--";

  /**
   * Takes them apart: {@code [METHOD] (--name | --name value | --name=value)...}.
   *
   * @throws UsageError for an option given twice, or a value without an option
   */
  static Options parse(String... arguments) {
    String method = null;
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    int next = 0;
    if (arguments.length > 0 && !arguments[0].startsWith("-")) {
      method = arguments[0];
      next = 1;
    }
    while (next < arguments.length) {
      String argument = arguments[next].equals("-h") ? "--help" : arguments[next];
      next++;
      if (!argument.startsWith(PREFIX)) {
        throw new UsageError(
            "\"%s\" belongs to no option; allowed is METHOD first, then --name value"
                .formatted(argument));
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      String value = null;
      if (equals >= 0) {
        value = argument.substring(equals + 1);
      } else if (next < arguments.length && !arguments[next].startsWith(PREFIX)) {
        value = arguments[next];
        next++;
      }
      String key = name.substring(PREFIX.length()).replace('-', '_');
      if (values.containsKey(key)) {
        throw new UsageError(name + " is given twice");
      }
      values.put(key, value);
    }
    return new Options(method, values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * The option's value, if the option is there.
   *
   * @throws UsageError when it is there without a value
   */
  Optional<String> value(String name, String meaning) {
    if (!has(name)) {
      return Optional.empty();
    }
    String value = values.get(name);
    if (value == null) {
      throw new UsageError("--%s is without a value; allowed is %s".formatted(name, meaning));
    }
    return Optional.of(value);
  }

  /** These options without the named ones. */
  Map<String, @Nullable String> without(String... names) {
    Map<String, @Nullable String> rest = new LinkedHashMap<>(values);
    for (String name : names) {
      rest.remove(name);
    }
    return rest;
  }
}
