package dev.assay.assigner.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InFlightTest {

  private final InFlight inFlight = new InFlight(100);

  @Test
  void keepsTheBound() {
    assertThat(inFlight.enter(60)).isTrue();
    assertThat(inFlight.enter(41)).isFalse();
    assertThat(inFlight.enter(40)).isTrue();
    assertThat(inFlight.enter(1)).isFalse();
    inFlight.leave(60);
    assertThat(inFlight.bytes()).isEqualTo(40);
    assertThat(inFlight.enter(60)).isTrue();
  }

  @Test
  void letsWhatIsTooLargeInAlone() {
    assertThat(inFlight.enter(1)).isTrue();
    assertThat(inFlight.enter(1000)).isFalse();
    inFlight.leave(1);
    assertThat(inFlight.enter(1000)).isTrue();
    assertThat(inFlight.enter(1)).isFalse();
    inFlight.leave(1000);
    assertThat(inFlight.bytes()).isZero();
  }

  @Test
  void countsWhatManyThreadsTake() {
    AtomicBoolean passed = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < 8; thread++) {
        threads.execute(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                if (inFlight.enter(30)) {
                  if (inFlight.bytes() > 100) {
                    passed.set(true);
                  }
                  inFlight.leave(30);
                }
              }
            });
      }
    }
    assertThat(passed).isFalse();
    assertThat(inFlight.bytes()).isZero();
  }
}
