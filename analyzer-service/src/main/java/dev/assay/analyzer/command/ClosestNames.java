package dev.assay.analyzer.command;

import java.util.Comparator;
import java.util.List;

/** Names that somebody may have meant. */
final class ClosestNames {

  private static final int SHOWN = 3;

  private ClosestNames() {}

  /** The three with the fewest letters to change, nearest first. */
  static List<String> to(String name, List<String> names) {
    return names.stream()
        .sorted(Comparator.comparingInt(each -> distance(name, each)))
        .limit(SHOWN)
        .toList();
  }

  /** Levenshtein's distance (1966): insertions, deletions and replacements. */
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
