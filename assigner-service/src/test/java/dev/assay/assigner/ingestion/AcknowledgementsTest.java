package dev.assay.assigner.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

  private final AtomicInteger ended = new AtomicInteger();
  private final Acknowledgements three = new Acknowledgements(3, ended::incrementAndGet);

  @Test
  void waitsForEach() throws InterruptedException {
    three.onCompletion(null, null);
    three.onCompletion(null, null);
    assertThat(three.await(Duration.ZERO)).isFalse();
    assertThat(ended).hasValue(0);
    three.onCompletion(null, null);
    assertThat(three.await(Duration.ZERO)).isTrue();
    assertThat(three.failure()).isNull();
    assertThat(ended).hasValue(1);
  }

  @Test
  void tellsOfAFailureAndCountsWhatWasNotSent() throws InterruptedException {
    IllegalStateException cause = new IllegalStateException();
    three.onCompletion(null, cause);
    assertThat(three.failure()).isSameAs(cause);
    three.fail(cause, 2);
    assertThat(three.await(Duration.ZERO)).isTrue();
    assertThat(ended).hasValue(1);
  }
}
