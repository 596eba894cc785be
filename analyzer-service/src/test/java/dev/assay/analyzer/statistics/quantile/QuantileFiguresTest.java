package dev.assay.analyzer.statistics.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.QuantileSketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a plain count of all values, which sketches of up to 256 values keep. */
class QuantileFiguresTest {

  private final IdentityHashMap<QuantileSketch, List<Double>> groups = new IdentityHashMap<>();
  private final List<Double> all = new ArrayList<>();

  private GroupedQuantiles arm(int size, int count, double offset, long seed) {
    GroupedQuantiles values = GroupedQuantiles.empty(size);
    Random random = new Random(seed);
    for (int unit = 0; unit < count; unit++) {
      QuantileSketch group = values.groupOf("unit" + unit);
      List<Double> own = groups.computeIfAbsent(group, key -> new ArrayList<>());
      double value = offset + Math.exp(random.nextGaussian() + 0.1 * (groups.size() % 3));
      group.add(value);
      own.add(value);
      all.add(value);
    }
    Collections.sort(all);
    return values;
  }

  private double exact(double share) {
    return all.get((int) Math.ceil(share * all.size()) - 1);
  }

  /**
   * {@code (Q(p + h) - Q(p - h)) / 2h} times the error, give or take a value at either end: between
   * two values, each is as good.
   */
  private double standardError(double share, double half, double error, int values) {
    double reach = half + 1.01 * values / all.size();
    return (exact(share + reach) - exact(share - reach)) / (2 * half) * error;
  }

  /** {@code G/(G-1) sum (c_g - p n_g)^2 / n^2}. */
  private double variance(double share) {
    double squares = 0;
    for (List<Double> own : groups.values()) {
      double least = exact(share);
      double residual = own.stream().filter(v -> v <= least).count() - share * own.size();
      squares += residual * residual;
    }
    return squares / all.size() / all.size() * groups.size() / (groups.size() - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "8, 1201, 0.5, 0, 1",
    "8, 1201, 0.3, 0, 2",
    "8, 1201, 0.9, 0, 3",
    "16, 2801, 0.5, 1000, 4",
    "16, 2801, 0.05, -5, 5",
    "16, 2801, 0.97, -5, 6"
  })
  void figuresAreThoseOfTheValues(int size, int count, double share, double offset, long seed) {
    Estimate estimate =
        QuantileTest.withDefaults()
            .with(share)
            .estimate(arm(size, count, offset, seed))
            .orElseThrow();

    assertThat(groups).hasSize(size);
    assertThat(estimate.value()).isCloseTo(exact(share), within(1e-8));
    assertThat(estimate.degreesOfFreedom()).isEqualTo(size - 1);
    double error = Math.sqrt(variance(share));
    double half = error * TDistribution.of(size - 1).inverseSurvivalProbability(0.025);
    assertThat(estimate.standardError())
        .isBetween(standardError(share, half, error, -1), standardError(share, half, error, 1));
  }

  /**
   * Groups of unlike values spread far: with shares of 0 or 1 in them, the shares asked for stay
   * within the values, {@code 0.1 p} and {@code 1.9 p}.
   */
  @ParameterizedTest
  @CsvSource({"0.25", "0.75", "0.1"})
  void sharesStayWithinTheValues(double share) {
    GroupedQuantiles values = GroupedQuantiles.empty(8);
    IdentityHashMap<QuantileSketch, Integer> places = new IdentityHashMap<>();
    for (int unit = 0; unit < 1201; unit++) {
      QuantileSketch group = values.groupOf("unit" + unit);
      int place = places.computeIfAbsent(group, key -> places.size());
      double value = 1000.0 * place + unit * 0.5;
      group.add(value);
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(value);
      all.add(value);
    }
    Collections.sort(all);
    Estimate estimate = QuantileTest.withDefaults().with(share).estimate(values).orElseThrow();

    assertThat(estimate.value()).isCloseTo(exact(share), within(1e-5));
    double error = Math.sqrt(variance(share));
    double half = 0.9 * Math.min(share, 1 - share);
    assertThat(error * TDistribution.of(7).inverseSurvivalProbability(0.025)).isGreaterThan(half);
    assertThat(estimate.standardError())
        .isBetween(standardError(share, half, error, -1), standardError(share, half, error, 1));
  }

  /** A partition has groups of its own, and not every variant is in every partition. */
  @Test
  void partsMayHaveDifferentNumbersOfGroups() {
    GroupedQuantiles one = arm(12, 1201, 0, 7);
    GroupedQuantiles other = arm(8, 801, 0, 8);
    Estimate estimate = QuantileTest.withDefaults().estimate(List.of(one, other)).orElseThrow();

    assertThat(estimate.value()).isCloseTo(exact(0.5), within(1e-8));
    assertThat(estimate.degreesOfFreedom()).isEqualTo(11);
  }

  /** The first values of a partition are in few of its groups. */
  @Test
  void groupsMayBeEmptyInOnePart() {
    GroupedQuantiles one = arm(8, 1201, 0, 7);
    GroupedQuantiles other = arm(8, 4, 0, 8);
    Estimate estimate = QuantileTest.withDefaults().estimate(List.of(one, other)).orElseThrow();

    assertThat(estimate.value()).isCloseTo(exact(0.5), within(1e-8));
    assertThat(estimate.degreesOfFreedom()).isEqualTo(7);
  }

  /** Where doubles are further apart than the search would like to come. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void hugeValuesEndTheSearch(long seed) {
    Estimate estimate =
        QuantileTest.withDefaults().estimate(arm(16, 12_001, 1e13, seed)).orElseThrow();

    assertThat(estimate.value()).isCloseTo(exact(0.5), within(0.02));
  }

  /** Eight groups, and ten values to be expected on the shorter side. */
  @Test
  void boundariesBelongToTheAnswers() {
    assertThat(QuantileTest.withDefaults().estimate(arm(8, 1000, 0, 1)).isDefined()).isTrue();
    assertThat(QuantileTest.withDefaults().estimate(arm(7, 1000, 0, 1)))
        .isEqualTo(new Undefined<>(Reason.TOO_FEW_GROUPS));
    QuantileTest quarter = QuantileTest.withDefaults().with(0.25);
    assertThat(quarter.estimate(arm(8, 40, 0, 1)).isDefined()).isTrue();
    assertThat(quarter.estimate(arm(8, 39, 0, 1)))
        .isEqualTo(new Undefined<>(Reason.TOO_FEW_VALUES));
    assertThat(QuantileTest.withDefaults().with(0.75).estimate(arm(8, 39, 0, 1)))
        .isEqualTo(new Undefined<>(Reason.TOO_FEW_VALUES));
  }

  /** In doubles some products with 100 are a little more. */
  @ParameterizedTest
  @CsvSource({"0.07, 7", "0.29, 29", "0.5, 50", "0.501, 51", "0.57, 57"})
  void ranksNearAWholeOneAreThat(double share, double expected) {
    double[] values = new double[100];
    Arrays.setAll(values, i -> i + 1);
    assertThat(Quantiles.type1(share, values)).isEqualTo(expected);
  }
}
