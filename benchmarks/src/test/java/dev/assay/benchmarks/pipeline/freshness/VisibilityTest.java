package dev.assay.benchmarks.pipeline.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VisibilityTest {

  private final Visibility visibility = new Visibility(2);

  @Test
  void firstAnswerWithAProbeCounts() {
    visibility.sent(0, 100);
    visibility.sent(0, 150);
    visibility.answered(0, 0, 200);
    visibility.answered(0, 1, 300);
    visibility.answered(0, 2, 400);
    visibility.answered(0, 2, 500);
    assertThat(visibility.measured()).containsExactly(200, 250);
    assertThat(visibility.missing()).isZero();
  }

  @Test
  void oneAnswerCanHaveSeveral() {
    visibility.sent(0, 100);
    visibility.sent(0, 150);
    visibility.answered(0, 2, 200);
    assertThat(visibility.measured()).containsExactly(100, 50);
  }

  @Test
  void partitionIsAheadOfAnother() {
    visibility.sent(0, 100);
    visibility.sent(1, 110);
    visibility.sent(0, 120);
    visibility.answered(1, 1, 200);
    assertThat(visibility.measured()).containsExactly(90);
    assertThat(visibility.missing()).isEqualTo(2);
    visibility.answered(0, 2, 300);
    assertThat(visibility.measured()).containsExactly(90, 200, 180);
  }

  @Test
  void answerThatFallsBackSaysNothing() {
    visibility.sent(0, 100);
    visibility.answered(0, 1, 200);
    visibility.sent(0, 210);
    visibility.answered(0, 0, 300);
    visibility.answered(0, 1, 400);
    assertThat(visibility.measured()).containsExactly(100);
    assertThat(visibility.missing()).isEqualTo(1);
  }

  @Test
  void thoseOfTheRunInDoNotCount() {
    visibility.sent(0, 100);
    visibility.sent(0, 110);
    visibility.answered(0, 1, 150);
    visibility.measureFrom(160);
    visibility.sent(0, 170);
    visibility.answered(0, 3, 200);
    assertThat(visibility.measured()).containsExactly(30);
  }

  @Test
  void whatWasNotSentCannotBeSeen() {
    visibility.sent(1, 100);
    assertThatThrownBy(() -> visibility.answered(1, 2, 200))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Partition 1 answers with 2 probes, and only 1 were sent");
  }
}
