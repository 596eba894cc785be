package dev.assay.local.replay.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a text comes from: a constant, a column, or a template of both. */
sealed interface ValueRule {

  /** What stands for the number of the row's line in a template. */
  String ROW = "row";

  /** The columns that are read. */
  List<String> columns();

  /** The text for a row; empty when a column it needs is empty. */
  String text(Row row);

  record Constant(String value) implements ValueRule {
    @Override
    public List<String> columns() {
      return List.of();
    }

    @Override
    public String text(Row row) {
      return value;
    }
  }

  /**
   * A column.
   *
   * @param values what stands for some of its texts; the others stay as they are
   */
  record Column(String name, Map<String, String> values) implements ValueRule {
    @Override
    public List<String> columns() {
      return List.of(name);
    }

    @Override
    public String text(Row row) {
      String text = row.get(name);
      return values.getOrDefault(text, text);
    }
  }

  /** Text between columns: one literal more than columns. */
  record Template(List<String> literals, List<String> names) implements ValueRule {

    private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

    @Override
    public List<String> columns() {
      return names.stream().filter(name -> !name.equals(ROW)).toList();
    }

    @Override
    public String text(Row row) {
      StringBuilder text = new StringBuilder(literals.getFirst());
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        String value = name.equals(ROW) ? Long.toString(row.line()) : row.get(name);
        if (value.isEmpty()) {
          return "";
        }
        text.append(value).append(literals.get(i + 1));
      }
      return text.toString();
    }
  }

  /** A template when the text names a column in braces, else a constant. */
  static ValueRule parse(String text) {
    List<String> literals = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Matcher matcher = Template.COLUMN.matcher(text);
    int end = 0;
    while (matcher.find()) {
      literals.add(text.substring(end, matcher.start()));
      names.add(matcher.group(1));
      end = matcher.end();
    }
    literals.add(text.substring(end));
    return names.isEmpty() ? new Constant(text) : new Template(literals, names);
  }
}
