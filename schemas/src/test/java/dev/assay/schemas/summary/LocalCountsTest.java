package dev.assay.schemas.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalCountsTest {

  private static final int GROUPS = 4;

  @ParameterizedTest
  @CsvSource({
    "1, 0, false",
    "3, 2, false",
    "256, 0, false",
    "257, 0, false",
    "2000, 0, false",
    "2000, 30, false",
    "5000, 3000, false",
    "1, 0, true",
    "257, 0, true",
    "5000, 0, true",
    "5000, 3000, true"
  })
  void countsAsTheSketchesDo(int values, int removed, boolean isWhole) {
    Random random = new Random(values + removed);
    GroupedQuantiles sketches = sketches(random, values, removed, isWhole);
    // Between the values, since at a value a digest counts half of it.
    DoubleUnaryOperator between = x -> isWhole ? Math.floor(x) + 0.5 : x;
    for (int run = 0; run < 200; run++) {
      double one = between.applyAsDouble(40 * random.nextGaussian());
      double other = between.applyAsDouble(40 * random.nextGaussian());
      LocalCounts counts = sketches.between(Math.min(one, other), Math.max(one, other));
      for (int look = 0; look < 20; look++) {
        double inside =
            between.applyAsDouble(
                Math.min(one, other) + random.nextDouble() * Math.abs(one - other));
        double x = Math.clamp(inside, Math.min(one, other), Math.max(one, other));
        assertThat(count(counts, x))
            .isCloseTo(count(sketches, x), within(1e-9 * (values + removed)));
      }
    }
  }

  private static double count(LocalCounts counts, double x) {
    return counts.stepsAtLow()
        + Arrays.stream(counts.steps()).filter(step -> step <= x).count()
        + counts.linesAt(x);
  }

  private static double count(GroupedQuantiles sketches, double x) {
    double sum = 0;
    for (int group = 0; group < sketches.size(); group++) {
      sum += sketches.countAtMost(group, x);
    }
    return sum;
  }

  private static GroupedQuantiles sketches(
      Random random, int values, int removed, boolean isWhole) {
    GroupedQuantiles sketches = GroupedQuantiles.empty(GROUPS);
    List<Double> added = new ArrayList<>();
    for (int i = 0; i < values; i++) {
      double value = 30 * random.nextGaussian();
      added.add(isWhole ? Math.rint(value) : value);
      sketches.groupOf("unit-" + i).add(added.get(i));
    }
    for (int i = 0; i < removed; i++) {
      sketches.groupOf("unit-" + i).remove(added.get(i));
    }
    return sketches;
  }
}
