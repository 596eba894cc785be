package dev.assay.local.replay.mapping;

import java.util.List;

/**
 * What a column of a row must be.
 *
 * @param line the condition's line in the mapping
 */
record Condition(int line, String column, Test test) {

  sealed interface Test {}

  /** Any of the values; numbers are equal when their values are. */
  record In(List<String> values, boolean negated) implements Test {}

  /** Whether there is any text. */
  record Present(boolean present) implements Test {}

  /** A number compared with another. */
  record Compare(Order order, double bound) implements Test {}

  enum Order {
    GREATER_THAN,
    AT_LEAST,
    LESS_THAN,
    AT_MOST
  }

  /**
   * Whether the row meets it. An empty column is not compared, and so meets no comparison.
   *
   * @throws InvalidInput when the column is to be compared and is not a number
   */
  boolean holds(Row row) {
    String text = row.get(column);
    return switch (test) {
      case In in -> in.negated() != in.values().stream().anyMatch(value -> same(value, text));
      case Present wanted -> wanted.present() != text.isEmpty();
      case Compare compare -> !text.isEmpty() && compare(row, text, compare);
    };
  }

  static boolean all(List<Condition> conditions, Row row) {
    return conditions.stream().allMatch(condition -> condition.holds(row));
  }

  private boolean compare(Row row, String text, Compare compare) {
    double number = Numbers.parse(text);
    if (Double.isNaN(number)) {
      throw row.invalid(column, "\"%s\" is not a number".formatted(text));
    }
    return switch (compare.order()) {
      case GREATER_THAN -> number > compare.bound();
      case AT_LEAST -> number >= compare.bound();
      case LESS_THAN -> number < compare.bound();
      case AT_MOST -> number <= compare.bound();
    };
  }

  private static boolean same(String value, String text) {
    return value.equals(text) || Numbers.parse(value) == Numbers.parse(text);
  }
}
