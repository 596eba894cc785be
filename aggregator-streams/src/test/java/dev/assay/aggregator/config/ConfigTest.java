package dev.assay.aggregator.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ConfigTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void namesTheKeyTheValueAndWhatIsAllowed() {
    refused(() -> new ReplicaConfig(4, 0), "assay.standby.replicas is 4; allowed: 0 to 3");
    refused(
        () -> new ReplicaConfig(0, -1),
        "assay.standby.recovery-lag is -1; allowed: 0 to 1000000000");
    refused(
        () -> new QueryConfig(Duration.ofMinutes(2), SECOND, 1),
        "assay.query.deadline is PT2M; allowed: PT0.05S to PT1M");
    refused(
        () -> new QueryConfig(SECOND, SECOND.plusMillis(1), 1),
        "assay.query.attempt-timeout is PT1.001S; allowed: PT0.05S to PT1S");
    refused(
        () -> new QueryConfig(SECOND, SECOND, 0),
        "assay.query.concurrency is 0; allowed: 1 to 1000");
  }

  private static void refused(ThrowingCallable config, String message) {
    assertThatThrownBy(config)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(message);
  }
}
