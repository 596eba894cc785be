package dev.assay.analyzer.statistics.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentimentAnalysisTest {

  private static final SentimentAnalysis ANALYSIS = SentimentAnalysis.withDefaults();

  private static final List<SentimentWindow> WINDOWS =
      List.of(
          new SentimentWindow(1, -0.4, 10),
          new SentimentWindow(2, -0.1, 20),
          new SentimentWindow(3, -0.2, 5),
          new SentimentWindow(3.5, 0.9, 0),
          new SentimentWindow(4, 0.3, 8),
          new SentimentWindow(5, 0.35, 12));

  /** Source: numpy 2, weighted sums; scipy 1.17, t distribution with 3 degrees of freedom. */
  @Test
  void theSlopeIsThatOfWeightedLeastSquares() {
    SentimentSlope slope = ANALYSIS.slope(WINDOWS).orElseThrow();

    assertThat(slope.value()).isCloseTo(0.1806206459784674, within(1e-15));
    assertThat(slope.standardError()).isCloseTo(0.03576567349066548, within(1e-15));
    assertThat(slope.degreesOfFreedom()).isEqualTo(3);
    assertThat(slope.pValue().orElseThrow()).isCloseTo(0.014977019617090423, within(1e-14));
    assertThat(slope.interval().low()).isCloseTo(0.06679831052211556, within(1e-13));
    assertThat(slope.interval().high()).isCloseTo(0.29444298143481923, within(1e-13));
    assertThat(slope.trend()).isEqualTo(Trend.IMPROVING);
  }

  @Test
  void theSummaryHasTheMeanOfAllScoresAndTheTurningPoints() {
    SentimentSummary summary = ANALYSIS.summary(WINDOWS).orElseThrow();

    assertThat(summary.mean()).isCloseTo(-0.4 / 55, within(1e-16));
    assertThat(summary.label()).isEqualTo(SentimentLabel.NEUTRAL);
    assertThat(summary.low()).isEqualTo(WINDOWS.get(0));
    assertThat(summary.high()).isEqualTo(WINDOWS.get(5));
  }

  @Test
  void theLowPointMayComeLate() {
    SentimentSummary summary = ANALYSIS.summary(line(0.1, 0.3, -0.5, -0.4)).orElseThrow();

    assertThat(summary.low().mean()).isEqualTo(-0.5);
    assertThat(summary.high().mean()).isEqualTo(0.3);
  }

  @Test
  void theEarliestOfEqualPointsCounts() {
    SentimentSummary summary = ANALYSIS.summary(line(0.1, 0.1, 0.1)).orElseThrow();

    assertThat(summary.low().position()).isZero();
    assertThat(summary.high().position()).isZero();
    assertThat(summary.mean()).isEqualTo(0.1);
  }

  @Test
  void turningTheScoresRoundTurnsTheTrendRound() {
    List<SentimentWindow> turned =
        WINDOWS.stream()
            .map(window -> new SentimentWindow(window.position(), -window.mean(), window.count()))
            .toList();

    assertThat(ANALYSIS.slope(turned).orElseThrow().trend()).isEqualTo(Trend.DECLINING);
  }

  @Test
  void whatIsNotSignificantOrTooSmallIsStable() {
    assertThat(ANALYSIS.with(new ConfidenceLevel(0.014)).slope(WINDOWS).orElseThrow().trend())
        .isEqualTo(Trend.STABLE);
    assertThat(ANALYSIS.with(new ConfidenceLevel(0.016)).slope(WINDOWS).orElseThrow().trend())
        .isEqualTo(Trend.IMPROVING);
    assertThat(ANALYSIS.withMinimumSlope(0.19).slope(WINDOWS).orElseThrow().trend())
        .isEqualTo(Trend.STABLE);
    assertThat(ANALYSIS.withMinimumSlope(0.18).slope(WINDOWS).orElseThrow().trend())
        .isEqualTo(Trend.IMPROVING);
  }

  @Test
  void aLineHasATrendButNoPValue() {
    SentimentSlope up = ANALYSIS.slope(line(-0.5, 0, 0.5)).orElseThrow();
    assertThat(up.value()).isEqualTo(0.5);
    assertThat(up.standardError()).isZero();
    assertThat(up.pValue()).isEmpty();
    assertThat(up.interval()).isEqualTo(new Interval(0.5, 0.5));
    assertThat(up.trend()).isEqualTo(Trend.IMPROVING);

    assertThat(ANALYSIS.slope(line(0.5, 0, -0.5)).orElseThrow().trend()).isEqualTo(Trend.DECLINING);
    assertThat(ANALYSIS.slope(line(0.1, 0.1, 0.1)).orElseThrow().trend()).isEqualTo(Trend.STABLE);
  }

  @Test
  void aTrendNeedsThreeWindowsAndASentimentOneScore() {
    assertThat(ANALYSIS.slope(line(0, 1))).isEqualTo(new Undefined<>(Reason.TOO_FEW_WINDOWS));
    assertThat(
            ANALYSIS.slope(
                List.of(
                    new SentimentWindow(0.1, 0, 1),
                    new SentimentWindow(0.1, 1, 1),
                    new SentimentWindow(0.1, 0, 7))))
        .isEqualTo(new Undefined<>(Reason.TOO_FEW_WINDOWS));
    assertThat(ANALYSIS.summary(List.of(new SentimentWindow(0, 0, 0))))
        .isEqualTo(new Undefined<>(Reason.NO_OBSERVATIONS));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, VERY_NEGATIVE", "-0.6, VERY_NEGATIVE", "-0.59, NEGATIVE", "-0.2, NEGATIVE",
    "-0.19, NEUTRAL", "0, NEUTRAL", "0.19, NEUTRAL", "0.2, POSITIVE",
    "0.59, POSITIVE", "0.6, VERY_POSITIVE", "1, VERY_POSITIVE"
  })
  void labelsHaveThresholds(double score, SentimentLabel label) {
    assertThat(SentimentLabel.of(score)).isEqualTo(label);
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(() -> new SentimentWindow(Double.NaN, 0, 1))
        .hasMessage("position is NaN; allowed is a finite one");
    assertThatThrownBy(() -> new SentimentWindow(0, 1.1, 1))
        .hasMessage("mean is 1.1; allowed is from -1 to 1");
    assertThatThrownBy(() -> new SentimentWindow(0, -1.1, 1))
        .hasMessage("mean is -1.1; allowed is from -1 to 1");
    assertThatThrownBy(() -> new SentimentWindow(0, 0, -1))
        .hasMessage("count is -1; allowed is at least 0");
    assertThat(new SentimentWindow(0, Double.NaN, 0).count()).isZero();
    assertThatThrownBy(() -> SentimentLabel.of(1.5))
        .hasMessage("score is 1.5; allowed is from -1 to 1");
    assertThatThrownBy(() -> SentimentLabel.of(-1.5))
        .hasMessage("score is -1.5; allowed is from -1 to 1");
    assertThatThrownBy(() -> ANALYSIS.withMinimumSlope(-1))
        .hasMessage("minimum_slope is -1.0; allowed is at least 0");
  }

  private static List<SentimentWindow> line(double... means) {
    return IntStream.range(0, means.length)
        .mapToObj(i -> new SentimentWindow(i, means[i], 2))
        .toList();
  }
}
