package dev.assay.aggregator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OperationsConfigTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void takesTheSettingsOver() {
    OperationsConfig config =
        new OperationsConfig(5_000, 3, Duration.ofMinutes(2), Duration.ofSeconds(20));
    assertThat(config.readyLag()).isEqualTo(5_000);
    assertThat(config.replacements()).isEqualTo(3);
    assertThat(config.replacementWindow()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.stopTimeout()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void namesTheKeyTheValueAndWhatIsAllowed() {
    refuses(-1, 3, MINUTE, MINUTE, "assay.ready.max-lag is -1; allowed: 0 to 1000000000");
    refuses(0, 1_001, MINUTE, MINUTE, "assay.failures.replacements is 1001; allowed: 0 to 1000");
    refuses(0, 3, Duration.ZERO, MINUTE, "assay.failures.window is PT0S; allowed: PT1S to PT24H");
    refuses(
        0, 3, MINUTE, Duration.ofHours(1), "assay.stop.timeout is PT1H; allowed: PT1S to PT10M");
  }

  private static void refuses(
      int lag, int replacements, Duration window, Duration stop, String message) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> new OperationsConfig(lag, replacements, window, stop))
        .withMessage(message);
  }
}
