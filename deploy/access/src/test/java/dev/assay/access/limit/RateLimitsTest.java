package dev.assay.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private final Clock clock = new Clock();
  private final RateLimits limits = new RateLimits(100, clock);

  @Test
  void aSecondsRequestsMayComeAtOnceAndThenOneByOne() {
    assertThat(IntStream.range(0, 10).mapToLong(i -> limits.take("ada", 10))).containsOnly(0L);
    assertThat(limits.take("ada", 10)).isEqualTo(1);
    clock.now += Duration.ofMillis(100).toNanos();
    assertThat(limits.take("ada", 10)).isZero();
    assertThat(limits.take("ada", 10)).isEqualTo(1);
    clock.now += Duration.ofSeconds(5).toNanos();
    assertThat(IntStream.range(0, 10).mapToLong(i -> limits.take("ada", 10))).containsOnly(0L);
    assertThat(limits.take("ada", 10)).isEqualTo(1);
  }

  @Test
  void callersAreCountedApart() {
    assertThat(limits.take("ada", 1)).isZero();
    assertThat(limits.take("ada", 1)).isEqualTo(1);
    assertThat(limits.take("bea", 1)).isZero();
    assertThat(limits.take("ada", 2)).as("a rate that was changed").isZero();
  }

  private static final class Clock implements TimeMeter {
    private long now;

    @Override
    public long currentTimeNanos() {
      return now;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
