package dev.assay.analyzer.report;

import dev.assay.analyzer.journey.Extreme;
import dev.assay.analyzer.journey.Journey;
import dev.assay.analyzer.journey.Sentiment;
import dev.assay.analyzer.journey.Stage;
import dev.assay.analyzer.journey.StepTime;
import dev.assay.analyzer.journey.VariantJourney;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A journey as tables that have any row: one for each variant and stage, step or metric. */
final class JourneyTables {

  private JourneyTables() {}

  static List<Table> of(Journey journey) {
    return Stream.of(
            new Table(
                "Funnel",
                List.of("Variant", "Stage", "Units", "Of all", "Of the first", "Of the one before"),
                rows(journey, VariantJourney::funnel, JourneyTables::stage)),
            new Table(
                "Times between stages",
                List.of("Variant", "From", "Until", "Units", "Mean, ms", "Std. deviation"),
                rows(journey, VariantJourney::steps, JourneyTables::step)),
            new Table(
                "Sentiment",
                List.of(
                    "Variant",
                    "Metric",
                    "Units",
                    "Mean",
                    "Std. deviation",
                    "Label",
                    "Trend",
                    "Per hour",
                    "Low",
                    "High"),
                rows(journey, VariantJourney::sentiments, JourneyTables::sentiment)),
            new Table(
                "Low and high points of units",
                List.of("Variant", "Metric", "Units", "Mean", "Std. deviation"),
                rows(journey, VariantJourney::extremes, JourneyTables::extreme)))
        .filter(table -> !table.rows().isEmpty())
        .toList();
  }

  /** A sentence for each part that the experiment has no metric for. */
  static List<String> leftOut(Journey journey) {
    return journey.leftOut().stream()
        .map(each -> "%s: %s.".formatted(each.part(), each.reason()))
        .toList();
  }

  private static <T> List<List<String>> rows(
      Journey journey, Function<VariantJourney, List<T>> part, Function<T, List<String>> cells) {
    List<List<String>> rows = new ArrayList<>();
    for (VariantJourney variant : journey.variants()) {
      for (T each : part.apply(variant)) {
        List<String> row = new ArrayList<>();
        row.add(variant.variantId() + (variant.isControl() ? " (control)" : ""));
        row.addAll(cells.apply(each));
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> stage(Stage stage) {
    return List.of(
        stage.stage(),
        Markdown.count(stage.units()),
        share(stage.rate()),
        share(stage.ofFirst()),
        share(stage.ofPrevious()));
  }

  private static List<String> step(StepTime step) {
    return List.of(
        step.from(),
        step.until(),
        Markdown.count(step.units()),
        Figures.number(step.meanMs()),
        Figures.number(step.standardDeviationMs()));
  }

  private static List<String> sentiment(Sentiment sentiment) {
    Sentiment.Slope trend = sentiment.trend();
    return List.of(
        sentiment.metric(),
        Markdown.count(sentiment.units()),
        Figures.number(sentiment.mean()),
        Figures.number(sentiment.standardDeviation()),
        sentiment.label() == null ? "-" : words(sentiment.label()),
        trend == null ? "- (" + sentiment.trendReason() + ")" : words(trend.direction()),
        Figures.number(trend == null ? null : trend.perHour()),
        point(sentiment.low()),
        point(sentiment.high()));
  }

  private static List<String> extreme(Extreme extreme) {
    return List.of(
        extreme.metric(),
        Markdown.count(extreme.units()),
        Figures.number(extreme.mean()),
        Figures.number(extreme.standardDeviation()));
  }

  private static String point(Sentiment.@Nullable Point point) {
    return point == null ? "-" : Figures.number(point.mean()) + " at " + point.start();
  }

  private static String share(@Nullable Double share) {
    return share == null ? "-" : Figures.number(100 * share) + " %";
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
