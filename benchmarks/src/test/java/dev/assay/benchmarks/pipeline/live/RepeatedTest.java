package dev.assay.benchmarks.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepeatedTest {

  private static final Duration OFTEN = Duration.ofMillis(1);

  @Test
  void goesOnUntilItIsClosed() throws InterruptedException {
    CountDownLatch times = new CountDownLatch(3);
    Repeated repeated = Repeated.inEach(OFTEN, times::countDown);
    try (repeated) {
      assertThat(times.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(repeated.goesOn()).isTrue();
    }
    assertThat(repeated.goesOn()).isFalse();
  }

  @Test
  void failureEndsItAndIsTold() throws InterruptedException {
    CountDownLatch called = new CountDownLatch(1);
    Repeated repeated =
        Repeated.withPause(
            OFTEN,
            () -> {
              called.countDown();
              throw new IOException("no answer");
            });
    try (repeated) {
      assertThat(called.await(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThatThrownBy(repeated::goesOn)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("java.io.IOException: no answer");
  }
}
