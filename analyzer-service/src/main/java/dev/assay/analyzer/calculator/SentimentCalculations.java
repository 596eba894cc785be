package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.sentiment.SentimentAnalysis;
import dev.assay.analyzer.statistics.sentiment.SentimentSlope;
import dev.assay.analyzer.statistics.sentiment.SentimentSummary;
import dev.assay.analyzer.statistics.sentiment.SentimentWindow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Level and trend of a sentiment. */
final class SentimentCalculations {

  private static final List<String> LEVEL =
      List.of("mean", "label", "low_position", "low_mean", "high_position", "high_mean");
  private static final List<String> TREND =
      List.of("trend", "slope", "slope_se", "df", "p_value", "ci_low", "ci_high");

  private SentimentCalculations() {}

  static List<Calculation> all() {
    return List.of(
        new Calculation(
            "sentiment_trend",
            "Whether a sentiment improves or declines over windows, with its low and high points.",
            List.of(
                Parameter.objects(
                    "windows",
                    "in any order",
                    Parameter.number("position", "time or turn"),
                    Parameter.number("mean", "of the scores, from -1 to 1"),
                    Parameter.count("n", "scores")),
                Parameter.number("minimum_slope", "of a trend, per unit of position, at least 0")
                    .or(0.0),
                Parameters.alpha()),
            Stream.of(LEVEL, TREND).flatMap(List::stream).toList(),
            SentimentCalculations::trend));
  }

  private static Results trend(Arguments arguments) {
    List<SentimentWindow> windows =
        arguments.objects("windows").stream()
            .map(
                window ->
                    new SentimentWindow(
                        window.number("position"), window.number("mean"), window.count("n")))
            .toList();
    SentimentAnalysis analysis =
        SentimentAnalysis.withDefaults()
            .with(new ConfidenceLevel(arguments.number("alpha")))
            .withMinimumSlope(arguments.number("minimum_slope"));
    Answer<SentimentSummary> summary = analysis.summary(windows);
    if (!summary.isDefined()) {
      return Results.undefined(new Undefined<>(Reason.NO_OBSERVATIONS))
          .putNulls(LEVEL)
          .putNulls(TREND);
    }
    Results results = Results.ok();
    SentimentSummary level = summary.orElseThrow();
    results
        .put("mean", level.mean())
        .put("label", text(level.label()))
        .put("low_position", level.low().position())
        .put("low_mean", level.low().mean())
        .put("high_position", level.high().position())
        .put("high_mean", level.high().mean());
    Answer<SentimentSlope> answer = analysis.slope(windows);
    if (!answer.isDefined()) {
      return results.putNulls(TREND);
    }
    SentimentSlope slope = answer.orElseThrow();
    results
        .put("trend", text(slope.trend()))
        .put("slope", slope.value())
        .put("slope_se", slope.standardError())
        .put("df", slope.degreesOfFreedom());
    if (slope.pValue().isPresent()) {
      results.put("p_value", slope.pValue().getAsDouble());
    } else {
      results.putNulls("p_value");
    }
    return results.put("ci", slope.interval());
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
