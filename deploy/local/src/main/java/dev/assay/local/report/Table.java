package dev.assay.local.report;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns: what looks like a number to the right, the rest to the left. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  public Table(String... header) {
    columns = header.length;
    rows.add(List.of(header));
  }

  /** Adds a row with a cell for each column, and answers the table. */
  public Table row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, columns));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Whether there is nothing but the header. */
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /** All lines, each ended. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(column == 0 ? "" : GAP).append(pad(row.get(column), column));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private String pad(String cell, int column) {
    int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    String space = " ".repeat(width - cell.length());
    return isNumeric(column) ? space + cell : cell + space;
  }

  private boolean isNumeric(int column) {
    return rows.size() > 1
        && rows.stream().skip(1).map(row -> row.get(column)).allMatch(Table::isNumber);
  }

  private static boolean isNumber(String cell) {
    return cell.isEmpty() || cell.equals(Figures.ABSENT) || cell.matches("[-+<]?\\s?[0-9.,]+ ?%?");
  }
}
