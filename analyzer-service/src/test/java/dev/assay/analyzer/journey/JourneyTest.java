package dev.assay.analyzer.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.sentiment.SentimentLabel;
import dev.assay.analyzer.statistics.sentiment.Trend;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JourneyTest {

  private static final Experiment EXPERIMENT = Journeys.experiment();

  @Test
  void theFunnelIsInTheOrderOfItsStages() {
    VariantJourney variant = journey(List.of()).variants().getLast();

    assertThat(variant.variantId()).isEqualTo("b");
    assertThat(variant.units()).isEqualTo(10);
    assertThat(variant.funnel())
        .containsExactly(
            new Stage("session_start", "reached_session_start", 10, 1.0, 1.0, null),
            new Stage("engagement", "reached_engagement", 5, 0.5, 0.5, 0.5),
            new Stage("conversion", "reached_conversion", 2, 0.2, 0.2, 0.4));
    StepTime step = variant.steps().getFirst();
    assertThat(step.from()).isEqualTo("session_start");
    assertThat(step.until()).isEqualTo("engagement");
    assertThat(step.units()).isEqualTo(4);
    assertThat(step.meanMs()).isEqualTo(3_000);
    assertThat(step.standardDeviationMs()).isCloseTo(Math.sqrt(1e7 / 3), within(1e-9));
  }

  @Test
  void stagesOfAnExperimentsOwnAreInTheOrderOfItsMetrics() {
    Experiment own =
        Journeys.experiment(
            List.of(
                Journeys.stage("one", "proposed"),
                Journeys.stage("two", "agreed"),
                Journeys.stage("again", "proposed"),
                Journeys.stage("three", "conversion"),
                Journeys.metric("both", MetricType.BINARY, Aggregation.RATE)
                    .setSource(Journeys.source("agreed", "conversion"))
                    .build(),
                Journeys.stage("four", "engagement")));

    assertThat(JourneyMetrics.of(own).stages())
        .extracting(MetricDefinition::getName)
        .containsExactly("one", "two", "three", "four");
  }

  @Test
  void stepsAreInTheOrderOfTheStagesThatBeginThem() {
    Experiment experiment =
        Journeys.experiment(
            List.of(
                step("aside", "other", "conversion"),
                step("second", "engagement", "conversion"),
                step("first", "session_start", "engagement"),
                Journeys.stage("reached_engagement", "engagement"),
                Journeys.stage("reached_session_start", "session_start")));

    assertThat(JourneyMetrics.of(experiment).steps())
        .extracting(MetricDefinition::getName)
        .containsExactly("first", "second", "aside");
  }

  @Test
  void aStageThatNobodyReachedHasNoShares() {
    Journey journey =
        Journey.of(EXPERIMENT, Journeys.totals(), List.of(), new Slice("language", "en"));

    VariantJourney variant = journey.variants().getFirst();
    assertThat(variant.units()).isZero();
    assertThat(variant.funnel().getLast())
        .isEqualTo(new Stage("conversion", "reached_conversion", 0, null, null, null));
    assertThat(variant.steps().getFirst().meanMs()).isNull();
    Sentiment sentiment = variant.sentiments().getFirst();
    assertThat(sentiment.mean()).isNull();
    assertThat(sentiment.label()).isNull();
    assertThat(sentiment.low()).isNull();
    assertThat(sentiment.trendReason()).isEqualTo("too_few_windows");
  }

  @Test
  void aSliceIsOfItsUnitsAlone() {
    Journey journey =
        Journey.of(
            EXPERIMENT, Journeys.totals(), Journeys.windows(0.1), new Slice("language", "hi"));

    assertThat(journey.variants().getLast().funnel())
        .extracting(Stage::units)
        .containsExactly(2L, 2L, 2L);
    Sentiment sentiment = journey.variants().getFirst().sentiments().getFirst();
    assertThat(sentiment.windows()).isEqualTo(1);
    assertThat(Objects.requireNonNull(sentiment.low()).mean()).isCloseTo(-0.9, within(1e-12));
    assertThat(sentiment.high()).isEqualTo(sentiment.low());
  }

  @Test
  void aSentimentHasALevelAndATrend() {
    Sentiment sentiment =
        journey(Journeys.windows(0.1)).variants().getFirst().sentiments().getFirst();

    assertThat(sentiment.units()).isEqualTo(10);
    assertThat(sentiment.mean()).isCloseTo(0.3, within(1e-12));
    assertThat(sentiment.standardDeviation()).isCloseTo(0.1, within(1e-12));
    assertThat(sentiment.label()).isEqualTo(SentimentLabel.POSITIVE);
    assertThat(sentiment.windows()).isEqualTo(3);
    assertThat(Objects.requireNonNull(sentiment.low()).start()).isEqualTo(Journeys.FIRST);
    Sentiment.Point high = Objects.requireNonNull(sentiment.high());
    assertThat(high.start()).isEqualTo(Journeys.FIRST.plus(Duration.ofHours(2)));
    assertThat(high.mean()).isCloseTo(0.3, within(1e-12));
    Sentiment.Slope trend = Objects.requireNonNull(sentiment.trend());
    assertThat(trend.direction()).isEqualTo(Trend.IMPROVING);
    assertThat(trend.perHour()).isCloseTo(0.1, within(1e-12));
    assertThat(sentiment.trendReason()).isNull();
  }

  @Test
  void trendsGoBothWaysOrNone() {
    assertThat(direction(-0.2)).isEqualTo(Trend.DECLINING);
    assertThat(direction(0)).isEqualTo(Trend.STABLE);
  }

  @Test
  void noWindowOutsideOfTheScoresIsMadeOfRounding() {
    List<CellSummary> windows = new ArrayList<>();
    windows.add(
        Journeys.cell("a", null, Journeys.FIRST, 1)
            .setMetrics(List.of(Journeys.summary("mood", 1.0000000000000002)))
            .build());

    Sentiment sentiment = journey(windows).variants().getFirst().sentiments().getFirst();

    assertThat(Objects.requireNonNull(sentiment.high()).mean()).isEqualTo(1);
  }

  @Test
  void onlyTheLatestWindowsCount() {
    List<CellSummary> windows = new ArrayList<>();
    for (int hour = 0; hour < 730; hour++) {
      windows.add(
          Journeys.cell("a", null, Journeys.FIRST.plus(Duration.ofHours(hour)), 1)
              .setMetrics(List.of(Journeys.summary("mood", hour < 10 ? -1 : 0.5)))
              .build());
    }

    Sentiment sentiment = journey(windows).variants().getFirst().sentiments().getFirst();

    assertThat(sentiment.windows()).isEqualTo(720);
    assertThat(Objects.requireNonNull(sentiment.low()).mean()).isEqualTo(0.5);
  }

  @Test
  void lowAndHighPointsAreOfUnits() {
    List<Extreme> extremes = journey(List.of()).variants().getFirst().extremes();

    assertThat(extremes)
        .extracting(Extreme::kind)
        .containsExactly(Extreme.Kind.LOWEST, Extreme.Kind.HIGHEST);
    assertThat(extremes.getFirst().mean()).isCloseTo(-0.2, within(1e-12));
    assertThat(extremes.getFirst().standardDeviation()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void whatNoMetricTellsIsLeftOutWithTheReason() {
    Experiment other =
        Journeys.experiment(
            List.of(
                Journeys.metric("stages", MetricType.COUNT, Aggregation.SUM).build(),
                Journeys.metric("to_end", MetricType.CONTINUOUS, Aggregation.TIME_BETWEEN)
                    .setDenominator(
                        new MetricSource(EventStream.SESSIONS, List.of("completed"), null))
                    .build(),
                Journeys.metric("confidence", MetricType.CONTINUOUS, Aggregation.MEAN)
                    .setSource(new MetricSource(EventStream.SENTIMENTS, List.of(), "confidence"))
                    .build()));

    assertThat(JourneyMetrics.of(other).all()).isEmpty();
    assertThat(JourneyMetrics.of(other).leftOut())
        .extracting(LeftOut::part)
        .containsExactly("funnel", "steps", "sentiments", "extremes");
    assertThat(Journey.needsWindows(other)).isFalse();
    assertThat(Journey.needsWindows(EXPERIMENT)).isTrue();
    assertThat(JourneyMetrics.of(EXPERIMENT).leftOut()).isEmpty();
  }

  private static MetricDefinition step(String name, String from, String until) {
    return Journeys.metric(name, MetricType.CONTINUOUS, Aggregation.TIME_BETWEEN)
        .setSource(Journeys.source(from))
        .setDenominator(Journeys.source(until))
        .build();
  }

  private static Trend direction(double step) {
    return Objects.requireNonNull(
            journey(Journeys.windows(step)).variants().getFirst().sentiments().getFirst().trend())
        .direction();
  }

  private static Journey journey(List<CellSummary> windows) {
    return Journey.of(EXPERIMENT, Journeys.totals(), windows, Slice.ALL);
  }
}
