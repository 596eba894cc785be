package dev.assay.law.oracle;

import static dev.assay.law.oracle.Scenario.at;
import static dev.assay.law.oracle.Scenario.latencies;
import static dev.assay.law.oracle.Scenario.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.law.log.InvalidRecords;
import dev.assay.law.log.Recorder;
import dev.assay.law.log.Subject;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.WindowSize;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The judge itself, on logs computed by hand. */
class BatchOracleTest {

  private static final MetricDefinition MEAN = metric(MetricType.CONTINUOUS, Aggregation.MEAN);
  private static final MetricDefinition SUM = metric(MetricType.CONTINUOUS, Aggregation.SUM);

  @Test
  void aUnitHasOneValueHoweverManyEvents() {
    ExpectedCell cell =
        new Scenario(MEAN)
            .assign("c1", 0, "a")
            .assign("c2", 0, "a")
            .assign("c3", 0, "a")
            .assign("c4", 0, "b")
            .latency("c1", 1, 100)
            .latency("c1", 2, 300)
            .latency("c2", 1, 400)
            .latency("c4", 1, 999)
            .latency("never-assigned", 1, 999)
            .total();

    assertThat(cell.units()).isEqualTo(3);
    assertThat(values(cell).values()).containsExactlyInAnyOrder(200, 400);
    assertThat(values(cell).observations()).isEqualTo(3);
    assertThat(values(cell).sum()).isEqualTo(600);
    assertThat(values(cell).variance()).isEqualTo(20_000);
  }

  @Test
  void eventsCountFromTheExposureToTheEndOfThePhase() {
    ExpectedCell cell =
        new Scenario(SUM)
            .assign("c1", 20, "a")
            .assign("c1", 10, "a")
            .latency("c1", 9.999, 1)
            .latency("c1", 10, 10)
            .latency("c1", 3_599.999, 100)
            .latency("c1", 3_600, 1_000)
            .total();

    assertThat(values(cell).values()).containsExactly(110);
  }

  @Test
  void anAssignmentOutsideThePhasesIsNoExposure() {
    Scenario scenario =
        new Scenario(SUM)
            .assign("c1", -0.001, "b")
            .assign("c1", 3_600, "b")
            .assign("c1", 0, "a")
            .assign("c2", -1, "a")
            .latency("c1", -0.001, 1)
            .latency("c1", 0, 10)
            .latency("c2", 5, 100);

    assertThat(scenario.total().units()).isEqualTo(1);
    assertThat(values(scenario.total()).values()).containsExactly(10);
    assertThat(scenario.oracle().expected(scenario.experiment(), WindowSize.TOTAL).crossovers())
        .isZero();
  }

  @Test
  void theConversionWindowIncludesItsEnd() {
    MetricDefinition within =
        MetricDefinition.newBuilder(SUM).setConversionWindowMs(5_000L).build();

    ExpectedCell cell =
        new Scenario(within)
            .assign("c1", 10, "a")
            .latency("c1", 15, 1)
            .latency("c1", 15.001, 10)
            .total();

    assertThat(values(cell).values()).containsExactly(1);
    assertThat(values(cell).observations()).isEqualTo(1);
  }

  @Test
  void aCrossoverIsCountedAndNothingElse() {
    Scenario scenario =
        new Scenario(SUM)
            .assign("c1", 0, "a")
            .assign("c1", 9, "b")
            .assign("c2", 0, "a")
            .latency("c1", 5, 1)
            .latency("c2", 5, 10);

    assertThat(scenario.total().units()).isEqualTo(1);
    assertThat(values(scenario.total()).values()).containsExactly(10);
    assertThat(scenario.oracle().expected(scenario.experiment(), WindowSize.TOTAL).crossovers())
        .isEqualTo(1);
  }

  @Test
  void theSliceIsThatOfTheEarliestAssignment() {
    Scenario scenario =
        new Scenario(SUM)
            .assign("c1", 10, "a", Map.of("language", "late"))
            .assign("c1", 5, "a", Map.of("language", "en"))
            .assign("c1", 5, "a", Map.of("language", "larger event id"))
            .assign("c2", 5, "a", Map.of());

    assertThat(scenario.oracle().expected(scenario.experiment(), WindowSize.TOTAL).cells())
        .containsOnlyKeys(
            new CellKey("a", null, null, null),
            new CellKey("a", "language", "en", null),
            new CellKey("a", "language", "unknown", null));
  }

  @Test
  void theSameIdCountsOnceUnderOneKey() {
    Scenario scenario =
        new Scenario(SUM).assign("c1", 0, "a").assign("c2", 0, "a").latency("c1", 1, 7).again();

    assertThat(values(scenario.total()).values()).containsExactlyInAnyOrder(7, 0);
    assertThat(values(scenario.total()).observations()).isEqualTo(1);
  }

  @Test
  void aWindowHoldsTheUnitsExposedOrActiveInIt() {
    Scenario scenario =
        new Scenario(SUM)
            .assign("c1", 10, "a")
            .assign("c2", 70, "a")
            .latency("c1", 59.999, 1)
            .latency("c1", 60, 10)
            .latency("c1", 130, 100);

    ExpectedCell second =
        scenario.cell(WindowSize.MINUTE, new CellKey("a", "language", "hi", at(60)));
    ExpectedCell third = scenario.cell(WindowSize.MINUTE, new CellKey("a", null, null, at(120)));

    assertThat(second.units()).isEqualTo(2);
    assertThat(values(second).values()).containsExactlyInAnyOrder(10, 0);
    assertThat(third.units()).isEqualTo(1);
    assertThat(values(third).values()).containsExactly(100);
  }

  @Test
  void aBinaryValueIsWhetherAnyMatchIsAboveZero() {
    ExpectedCell cell =
        new Scenario(metric(MetricType.BINARY, Aggregation.RATE))
            .assign("c1", 0, "a")
            .assign("c2", 0, "a")
            .assign("c3", 0, "a")
            .latency("c1", 1, 0)
            .latency("c1", 1, 3)
            .latency("c2", 1, 0)
            .total();

    assertThat(values(cell).values()).containsExactlyInAnyOrder(1, 0, 0);
    assertThat(values(cell).observations()).isEqualTo(3);
  }

  @Test
  void aRatioIsAPairOfSumsOfUnitsWithADenominator() {
    MetricDefinition ratio =
        metric(MetricType.RATIO, Aggregation.RATE, "milliseconds")
            .setDenominator(latencies(null))
            .build();
    ExpectedCell cell =
        new Scenario(ratio)
            .assign("c1", 0, "a")
            .assign("c2", 0, "a")
            .assign("c3", 0, "a")
            .latency("c1", 1, 4)
            .latency("c1", 2, 6)
            .latency("c2", 2, 5)
            .total();

    assertThat(cell.metrics().get("m"))
        .isInstanceOfSatisfying(
            ExpectedMetric.Ratios.class,
            found -> {
              assertThat(found.numerators()).containsExactlyInAnyOrder(10, 5);
              assertThat(found.denominators()).containsExactlyInAnyOrder(2, 1);
              assertThat(found.covariance()).isEqualTo(2.5);
              assertThat(found.observations()).isEqualTo(3);
            });
  }

  @Test
  void aLeastValueIsThatOfUnitsWithAny() {
    ExpectedCell cell =
        new Scenario(metric(MetricType.CONTINUOUS, Aggregation.MIN))
            .assign("c1", 0, "a")
            .assign("c2", 0, "a")
            .latency("c1", 1, 30)
            .latency("c1", 2, 10)
            .total();

    assertThat(values(cell).values()).containsExactly(10);
    assertThat(values(cell).observations()).isEqualTo(2);
  }

  @Test
  void aTimeBetweenIsFromTheFirstToTheFirstAndNeverBackwards() {
    MetricDefinition between =
        metric(MetricType.CONTINUOUS, Aggregation.TIME_BETWEEN, null)
            .setDenominator(new MetricSource(EventStream.MEASUREMENTS, List.of("rating"), null))
            .build();
    Scenario scenario =
        new Scenario(between)
            .assign("c1", 0, "a")
            .assign("c2", 0, "a")
            .assign("c3", 0, "a")
            .latency("c1", 5, 1)
            .latency("c1", 2, 1)
            .latency("c2", 2, 1)
            .latency("c3", 2, 1);
    Recorder recorder = scenario.recorder();
    recorder.measurement(new Subject("c1", null), at(9), "rating", 1);
    recorder.measurement(new Subject("c1", null), at(7), "rating", 1);
    recorder.measurement(new Subject("c2", null), at(1), "rating", 1);
    recorder.measurement(new Subject("c2", null), at(7), "rating", 1);

    assertThat(values(scenario.total()).values()).containsExactly(5_000);
    assertThat(values(scenario.total()).observations()).isEqualTo(4);
  }

  @Test
  void aQuantileIsOverEventsAndEachIsCapped() {
    MetricDefinition quantile =
        metric(MetricType.CONTINUOUS, Aggregation.P50, "milliseconds").setCap(35.0).build();
    ExpectedCell cell =
        new Scenario(quantile)
            .assign("c1", 0, "a")
            .assign("c2", 0, "a")
            .latency("c1", 1, 30)
            .latency("c1", 2, 10)
            .latency("c2", 2, 20)
            .latency("c2", 3, 40)
            .total();

    assertThat(cell.metrics().get("m"))
        .isInstanceOfSatisfying(
            ExpectedMetric.Quantiles.class,
            found -> {
              assertThat(found.sorted()).containsExactly(10, 20, 30, 35);
              assertThat(found.quantile(0.5)).isEqualTo(25);
            });
  }

  @Test
  void aCapIsOnTheUnitsValue() {
    MetricDefinition capped = MetricDefinition.newBuilder(SUM).setCap(10.0).build();

    ExpectedCell cell =
        new Scenario(capped).assign("c1", 0, "a").latency("c1", 1, 8).latency("c1", 2, 8).total();

    assertThat(values(cell).values()).containsExactly(10);
    assertThat(values(cell).observations()).isEqualTo(2);
  }

  @Test
  void sessionsAreUnitsOfTheirOwn() {
    Scenario scenario =
        new Scenario(UnitType.SESSION, SUM)
            .assign("s1", 0, "a")
            .assign("s2", 0, "a")
            .latency("s1", 1, 1)
            .latency("s2", 1, 2);

    assertThat(values(scenario.total()).values()).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void whatMakesNoSenseCountsNowhere() {
    Scenario scenario = new Scenario(SUM).assign("c1", 0, "a").latency("c1", 1, 1);
    int valid = scenario.recorder().records().size();
    new InvalidRecords(scenario.recorder())
        .about(new Subject("c1", "s1"), at(5), scenario.experiment());
    int all = scenario.recorder().records().size();

    assertThat(scenario.oracle().invalid()).hasSize(all - valid);
    assertThat(values(scenario.total()).values()).containsExactly(1);
  }

  private static ExpectedMetric.Values values(ExpectedCell cell) {
    return (ExpectedMetric.Values) Objects.requireNonNull(cell.metrics().get("m"));
  }
}
