package dev.assay.benchmarks.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long MILLISECOND = 1_000_000;
  private static final long BEGUN = -5 * MILLISECOND;

  private final Pace pace = new Pace(BEGUN, 100);

  @Test
  void firstIsDueAtOnce() {
    assertThat(pace.left(0, BEGUN)).isZero();
  }

  @Test
  void othersAreEvenlySpaced() {
    assertThat(pace.left(1, BEGUN)).isEqualTo(10 * MILLISECOND);
    assertThat(pace.left(250, BEGUN)).isEqualTo(2_500 * MILLISECOND);
    assertThat(pace.left(250, BEGUN + 2_000 * MILLISECOND)).isEqualTo(500 * MILLISECOND);
  }

  @Test
  void whatIsLateGoesAtOnce() {
    assertThat(pace.left(1, BEGUN + 60 * MILLISECOND)).isZero();
  }

  @Test
  void nobodySleepsForLessThanAMillisecond() {
    assertThat(pace.left(1, BEGUN + 9 * MILLISECOND + 1)).isZero();
    assertThat(pace.left(1, BEGUN + 9 * MILLISECOND)).isEqualTo(MILLISECOND);
  }

  @Test
  void fractionsOfARecordAreNotLost() {
    Pace thirds = new Pace(0, 3);
    assertThat(thirds.left(3_000_000, 0)).isEqualTo(1_000_000_000 * MILLISECOND);
  }

  @Test
  void rateIsAboveZero() {
    assertThatThrownBy(() -> new Pace(0, 0)).hasMessage("A rate has to be above 0, and is 0.0");
    assertThatThrownBy(() -> new Pace(0, Double.NaN)).hasMessageContaining("NaN");
  }
}
