package dev.assay.local.replay.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads where a text comes from: {@code "a {template}"}, a constant or {@code {column: name}}. */
final class ValueParser {

  private ValueParser() {}

  static ValueRule parse(YamlValue value, List<ColumnUse> columns) {
    return value.isScalar() ? text(value, columns) : of(value.object("column", "values"), columns);
  }

  static ValueRule of(YamlObject object, List<ColumnUse> columns) {
    Optional<YamlValue> template = object.get("template");
    if (template.isPresent()) {
      return text(template.get(), columns);
    }
    Optional<YamlValue> constant = object.get("constant");
    if (constant.isPresent()) {
      return new ValueRule.Constant(constant.get().text());
    }
    YamlValue column = object.require("column");
    columns.add(new ColumnUse(column.line(), column.text()));
    Map<String, String> values = new LinkedHashMap<>();
    object
        .get("values")
        .ifPresent(map -> map.entries().forEach((text, value) -> values.put(text, value.text())));
    return new ValueRule.Column(column.text(), values);
  }

  private static ValueRule text(YamlValue value, List<ColumnUse> columns) {
    ValueRule rule = ValueRule.parse(value.text());
    rule.columns().forEach(column -> columns.add(new ColumnUse(value.line(), column)));
    return rule;
  }
}
