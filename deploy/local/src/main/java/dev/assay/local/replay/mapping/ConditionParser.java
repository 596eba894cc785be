package dev.assay.local.replay.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a list of conditions, all of which must hold. */
final class ConditionParser {

  private final List<ColumnUse> columns;

  ConditionParser(List<ColumnUse> columns) {
    this.columns = columns;
  }

  List<Condition> parse(YamlValue value) {
    return value.list().stream().map(this::condition).toList();
  }

  private Condition condition(YamlValue value) {
    YamlObject condition =
        value.object(
            "column",
            "equals",
            "not_equals",
            "in",
            "present",
            "greater_than",
            "at_least",
            "less_than",
            "at_most");
    YamlValue column = condition.require("column");
    columns.add(new ColumnUse(column.line(), column.text()));
    if (condition.entries().size() != 2) {
      throw value.invalid("a condition has a column and one test, such as equals");
    }
    return condition.entries().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("column"))
        .map(entry -> new Condition(value.line(), column.text(), test(entry)))
        .findFirst()
        .orElseThrow();
  }

  private static Condition.Test test(Map.Entry<String, YamlValue> entry) {
    YamlValue value = entry.getValue();
    return switch (entry.getKey()) {
      case "equals" -> new Condition.In(List.of(value.text()), false);
      case "not_equals" -> new Condition.In(List.of(value.text()), true);
      case "in" -> new Condition.In(value.list().stream().map(YamlValue::text).toList(), false);
      case "present" -> new Condition.Present(value.truth());
      default ->
          new Condition.Compare(
              Condition.Order.valueOf(entry.getKey().toUpperCase(Locale.ROOT)), value.number());
    };
  }
}
