package dev.assay.analyzer.statistics.subgroup;

import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures: mpmath, 40 digits. */
class SubgroupTest {

  private static final HeterogeneityTest TEST = HeterogeneityTest.withDefaults();
  private static final Slice FIRST = slice(Sample.of(10, 3, 2), Sample.of(20, 4, 3));
  private static final Slice SECOND = slice(Sample.of(30, 8, 5), Sample.of(25, 8.5, 4));
  private static final Slice THIRD = slice(Sample.of(40, 5, 3), Sample.of(40, 4.5, 3.5));
  private static final Slice SINGLE = slice(Sample.of(1, 5, Double.NaN), Sample.of(40, 4.5, 3.5));

  @Test
  void slicesAreComparedWithTheirCommonEffect() {
    Heterogeneity all = TEST.test(List.of(FIRST, SECOND, THIRD)).orElseThrow();
    assertThat(all.homogeneity().common()).isCloseTo(0.10858257477243173, relative(1));
    assertThat(all.homogeneity().statistic()).isCloseTo(5.01857700167193, relative(5));
    assertThat(all.homogeneity().degreesOfFreedom()).isEqualTo(2);
    assertThat(all.homogeneity().pValue()).isCloseTo(0.08132608210030708, relative(1));
    assertThat(all.homogeneity().inconsistency()).isCloseTo(0.6014806588932075, relative(1));
    assertThat(all.slices().stream().map(slice -> slice.orElseThrow().adjustedPValue()))
        .satisfiesExactly(
            p -> assertThat(p).isCloseTo(3 * 0.10524340592704576, relative(1)),
            p -> assertThat(p).isCloseTo(2 * 0.21858703926972375, relative(1)),
            p -> assertThat(p).isCloseTo(2 * 0.21858703926972375, relative(1)));
  }

  @Test
  void slicesThatCannotBeComparedAreLeftOut() {
    Heterogeneity all = TEST.test(List.of(FIRST, SINGLE, SECOND, THIRD)).orElseThrow();
    Heterogeneity some = TEST.test(List.of(FIRST, SECOND, THIRD)).orElseThrow();
    assertThat(all.homogeneity().statistic()).isEqualTo(some.homogeneity().statistic());
    assertThat(all.slices()).hasSize(4);
    assertThat(all.slices().get(1)).isEqualTo(new Undefined<>(Reason.TOO_FEW_UNITS));
    assertThat(all.slices().get(3)).isEqualTo(some.slices().get(2));
    assertThat(TEST.test(List.of(FIRST, SINGLE))).isEqualTo(new Undefined<>(Reason.TOO_FEW_SLICES));
    assertThat(TEST.test(List.of())).isEqualTo(new Undefined<>(Reason.TOO_FEW_SLICES));
  }

  @Test
  void theSameEffectEverywhereIsConsistent() {
    Slice moved = slice(Sample.of(10, 103, 2), Sample.of(20, 104, 3));
    Heterogeneity same = TEST.test(List.of(FIRST, moved)).orElseThrow();
    assertThat(same.homogeneity().statistic()).isZero();
    assertThat(same.homogeneity().pValue()).isEqualTo(1);
    assertThat(same.homogeneity().inconsistency()).isZero();
    assertThat(same.homogeneity().common()).isCloseTo(1, within(1e-14));
  }

  @Test
  void levelsAreOfTheSlices() {
    Heterogeneity wide =
        TEST.with(new ConfidenceLevel(0.5)).test(List.of(FIRST, SECOND)).orElseThrow();
    Heterogeneity narrow = TEST.test(List.of(FIRST, SECOND)).orElseThrow();
    assertThat(wide.homogeneity().pValue()).isEqualTo(narrow.homogeneity().pValue());
    assertThat(wide.slices().get(0).orElseThrow().difference().interval().low())
        .isGreaterThan(narrow.slices().get(0).orElseThrow().difference().interval().low());
  }

  @Test
  void interactionsAreDifferencesOfDifferences() {
    InteractionTest test = InteractionTest.withDefaults();
    Difference interaction = test.test(FIRST, SECOND).orElseThrow();
    assertThat(interaction.value()).isCloseTo(-0.5, relative(1));
    assertThat(interaction.standardError()).isCloseTo(0.8225975119502044, relative(1));
    assertThat(interaction.degreesOfFreedom()).isCloseTo(59.82846535501329, relative(60));
    assertThat(interaction.pValue()).isCloseTo(0.5456002350144958, relative(1));
    assertThat(interaction.interval().contains(0)).isTrue();
    assertThat(interaction.lift()).isEmpty();
    Difference less =
        test.with(Alternative.LESS)
            .with(new ConfidenceLevel(0.1))
            .test(FIRST, SECOND)
            .orElseThrow();
    assertThat(less.pValue()).isCloseTo(0.5456002350144958 / 2, relative(1));
    assertThat(less.interval().low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(test.test(SECOND, FIRST).orElseThrow().value()).isCloseTo(0.5, relative(1));
  }

  @Test
  void interactionsNeedFourCells() {
    InteractionTest test = InteractionTest.withDefaults();
    assertThat(test.test(SINGLE, FIRST)).isEqualTo(new Undefined<>(Reason.TOO_FEW_UNITS));
    assertThat(test.test(FIRST, SINGLE)).isEqualTo(new Undefined<>(Reason.TOO_FEW_UNITS));
    Slice constant = slice(Sample.of(5, 1, 0), Sample.of(5, 2, 0));
    assertThat(test.test(constant, constant)).isEqualTo(new Undefined<>(Reason.ZERO_VARIANCE));
    Difference half = test.test(constant, FIRST).orElseThrow();
    assertThat(half.standardError()).isCloseTo(Math.sqrt(0.2 + 0.15), relative(1));
  }

  private static Slice slice(Sample control, Sample treatment) {
    return new Slice(control.estimate(), treatment.estimate());
  }
}
