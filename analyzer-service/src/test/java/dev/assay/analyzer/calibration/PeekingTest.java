package dev.assay.analyzer.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.statistics.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeekingTest {

  @Test
  void aPassingSignalIsAWinnerOfTheNaiveLookOnly() {
    // z = 2.2, then 0.3.
    List<Snapshot> series =
        List.of(snapshot(1_000, 1, 1 + 2.2 * error(1_000)), snapshot(4_000, 1, 1.00671));
    assertThat(Peeking.of(List.of(series))).isEqualTo(new Peeking(1, 2, 1, 0, 0, 0, 0));
  }

  @Test
  void aLargeEffectIsAWinnerOfAll() {
    List<Snapshot> series = List.of(snapshot(1_000, 1, 2), snapshot(4_000, 1, 2));
    // An expected lift of one percent makes the mixture test slow, not blind.
    assertThat(Peeking.of(List.of(series))).isEqualTo(new Peeking(1, 2, 1, 1, 1, 1, 1));
  }

  @Test
  void snapshotsWithoutNewUnitsOrVarianceAreLeftOut() {
    Snapshot constant = new Snapshot(Sample.of(5, 1, 0), Sample.of(5, 1, 0));
    List<Snapshot> series =
        List.of(constant, snapshot(10, 1, 1), snapshot(10, 1, 1), snapshot(9, 1, 1));
    assertThat(Peeking.of(List.of(series, List.of(constant))))
        .isEqualTo(new Peeking(1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void aLiftOfNothingIsNotExpected() {
    List<Snapshot> series = List.of(snapshot(1_000, 0, 2));
    assertThat(Peeking.of(List.of(series)).mixture()).isZero();
  }

  private static double error(long units) {
    return Math.sqrt(2.0 / units);
  }

  private static Snapshot snapshot(long units, double control, double treatment) {
    return new Snapshot(Sample.of(units, control, 1), Sample.of(units, treatment, 1));
  }
}
