package dev.assay.local.replay.mapping;

import java.util.Map;

/**
 * One row of a data file.
 *
 * @param file the file's name, for messages
 * @param line the line at which the row begins, from 1; a CSV file's header is line 1
 * @param values text by column
 */
public record Row(String file, long line, Map<String, String> values) {

  /** The text of a column; empty when the row has none. */
  public String get(String column) {
    return values.getOrDefault(column, "");
  }

  InvalidInput invalid(String columns, String problem) {
    return new InvalidInput("%s, line %d, column %s: %s".formatted(file, line, columns, problem));
  }
}
