package dev.assay.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import dev.assay.local.report.Figures;
import dev.assay.local.report.Table;
import java.util.List;

/** True effects beside estimated ones, for people. */
final class CoverageReport {

  private CoverageReport() {}

  /** A table and a line that counts the intervals that cover. */
  static String text(JsonNode definition, JsonNode analysis) {
    Table table =
        new Table("metric", "treatment", "true effect", "estimate", "low", "high", "covered");
    List<Coverage> coverages = Coverage.of(definition, analysis);
    for (Coverage coverage : coverages) {
      JsonNode comparison = coverage.comparison();
      table.row(
          coverage.metric(),
          coverage.treatment(),
          Figures.number(DoubleNode.valueOf(rounded(coverage.trueEffect()))),
          Figures.number(comparison.path("difference")),
          Figures.number(comparison.path("ci_low")),
          Figures.number(comparison.path("ci_high")),
          covered(coverage));
    }
    long known = coverages.stream().filter(Coverage::isKnown).count();
    long covered = coverages.stream().filter(Coverage::isCovered).count();
    return "%s%d of %d intervals cover the true effect.%n".formatted(table, covered, known);
  }

  private static String covered(Coverage coverage) {
    if (!coverage.isKnown()) {
      return coverage.comparison().path("reason").asText("-");
    }
    return coverage.isCovered() ? "yes" : "no";
  }

  /** Differences of stated decimals, without the binary fractions' dust. */
  private static double rounded(double value) {
    return Math.rint(value * 1e9) / 1e9;
  }
}
