package dev.assay.aggregator.config;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How the aggregator is watched, what it survives, and how long it may take to stop. */
@Singleton
public final class OperationsConfig {

  private final int readyLag;
  private final int replacements;
  private final Duration replacementWindow;
  private final Duration stopTimeout;

  /**
   * Takes the settings over.
   *
   * @param readyLag records that a ready instance may be behind, 0 to 1,000,000,000
   * @param replacements stream threads that are replaced within the window before the instance
   *     gives up, 0 to 1,000
   * @param replacementWindow how long a replacement is remembered, 1 second to 1 day
   * @param stopTimeout how long an orderly stop may take, 1 second to 10 minutes
   * @throws InvalidConfigurationException when one cannot be used
   */
  public OperationsConfig(
      @Property(name = "assay.ready.max-lag") int readyLag,
      @Property(name = "assay.failures.replacements") int replacements,
      @Property(name = "assay.failures.window") Duration replacementWindow,
      @Property(name = "assay.stop.timeout") Duration stopTimeout) {
    this.readyLag = Range.check("assay.ready.max-lag", readyLag, 0, 1_000_000_000);
    this.replacements = Range.check("assay.failures.replacements", replacements, 0, 1_000);
    this.replacementWindow =
        Range.check(
            "assay.failures.window", replacementWindow, Duration.ofSeconds(1), Duration.ofDays(1));
    this.stopTimeout =
        Range.check(
            "assay.stop.timeout", stopTimeout, Duration.ofSeconds(1), Duration.ofMinutes(10));
  }

  public int readyLag() {
    return readyLag;
  }

  public int replacements() {
    return replacements;
  }

  public Duration replacementWindow() {
    return replacementWindow;
  }

  public Duration stopTimeout() {
    return stopTimeout;
  }
}
