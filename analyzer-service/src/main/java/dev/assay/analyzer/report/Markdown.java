package dev.assay.analyzer.report;

import dev.assay.schemas.avro.Recommendation;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A report as Markdown. */
public final class Markdown {

  private final StringBuilder text = new StringBuilder();

  private Markdown() {}

  /** The whole document, each line ended. */
  public static String of(Report report) {
    return new Markdown().write(report).text.toString();
  }

  private Markdown write(Report report) {
    text.append("# ").append(escaped(report.title())).append("\n\n");
    text.append(
        "Experiment `%s`, computed at %s.\n".formatted(report.experimentId(), report.computedAt()));
    list("Summary", report.summary());
    section("Decision");
    Recommendation recommendation = report.recommendation();
    text.append("**").append(report.decision()).append("**\n\n");
    items(recommendation.getReasons());
    list("Key findings", report.keyFindings());
    table(
        "Variants",
        List.of(
            "Variant", "Metric", "Units exposed", "Units with a value", "Estimate", "Std. error"),
        report.variants(),
        row ->
            List.of(
                row.variantId() + (row.isControl() ? " (control)" : ""),
                row.metric(),
                count(row.unitsExposed()),
                count(row.unitsWithValue()),
                Figures.number(row.estimate()),
                Figures.number(row.standardError())));
    table(
        "Guardrails",
        List.of("Metric", "Treatment", "At most worse by", "Confidence", "Lift", "State"),
        report.guardrails(),
        row ->
            List.of(
                row.metric(),
                row.treatmentId(),
                Figures.number(100 * row.maxDegradation()) + " %",
                Figures.number(row.confidenceLevel()),
                row.lift() == null ? "-" : Figures.percent(row.lift()),
                row.state()));
    table(
        "Slices that differ",
        List.of("Dimension", "Metric", "Treatment", "Adjusted p"),
        report.slicesThatDiffer(),
        row ->
            List.of(
                row.dimension(),
                row.metric(),
                row.treatmentId(),
                Figures.probability(row.adjustedPValue())));
    JourneyTables.of(report.journey()).forEach(this::table);
    if (!report.journey().leftOut().isEmpty()) {
      list("Not shown", JourneyTables.leftOut(report.journey()));
    }
    list("Data quality", report.dataQuality());
    section("Policy");
    text.append(
        "Version `%s`:\n\n```json\n%s\n```\n"
            .formatted(recommendation.getPolicyVersion(), recommendation.getPolicy()));
    return this;
  }

  private void section(String title) {
    text.append("\n## ").append(title).append("\n\n");
  }

  private void list(String title, List<String> sentences) {
    section(title);
    items(sentences);
  }

  private void items(List<String> sentences) {
    sentences.forEach(each -> text.append("- ").append(escaped(each)).append('\n'));
  }

  private <T> void table(
      String title, List<String> header, List<T> rows, Function<T, List<String>> cells) {
    table(new Table(title, header, rows.stream().map(cells).toList()));
  }

  private void table(Table table) {
    section(table.title());
    if (table.rows().isEmpty()) {
      text.append("None.\n");
      return;
    }
    line(table.header());
    line(table.header().stream().map(each -> "---").toList());
    table.rows().forEach(this::line);
  }

  private void line(List<String> cells) {
    text.append("| ")
        .append(String.join(" | ", cells.stream().map(Markdown::escaped).toList()))
        .append(" |\n");
  }

  /** Names and sentences are plain text: on one line, and no mark-up of their own. */
  private static String escaped(String plain) {
    return plain.replaceAll("\\s+", " ").replaceAll("([\\\\`|<])", "\\\\$1");
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
