package dev.assay.analyzer.command;

import java.util.ArrayList;
import java.util.List;

/** Two aligned columns. */
final class Columns {

  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();
  private final String indent;

  Columns(String indent) {
    this.indent = indent;
  }

  Columns row(String left, String right) {
    rows.add(new String[] {left, right});
    return this;
  }

  /** All lines, each ended. */
  @Override
  public String toString() {
    int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      text.append(indent)
          .append(row[0])
          .append(" ".repeat(width - row[0].length()))
          .append(GAP)
          .append(row[1])
          .append('\n');
    }
    return text.toString();
  }
}
