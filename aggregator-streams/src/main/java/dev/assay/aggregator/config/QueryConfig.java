package dev.assay.aggregator.config;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What a query may take. */
@Singleton
public final class QueryConfig {

  private static final Duration LEAST = Duration.ofMillis(50);
  private static final Duration MOST = Duration.ofSeconds(60);

  private final Duration deadline;
  private final Duration attemptTimeout;
  private final int concurrency;

  /**
   * Takes the settings over.
   *
   * @param deadline of a whole query, 50 ms to 60 s
   * @param attemptTimeout how long one instance may take, 50 ms up to the deadline; less leaves
   *     time for another one
   * @param concurrency how many instances are asked at the same time by all queries together, and
   *     how many queries read the own partitions, 1 to 1,000
   * @throws InvalidConfigurationException when one cannot be used
   */
  public QueryConfig(
      @Property(name = "assay.query.deadline") Duration deadline,
      @Property(name = "assay.query.attempt-timeout") Duration attemptTimeout,
      @Property(name = "assay.query.concurrency") int concurrency) {
    this.deadline = Range.check("assay.query.deadline", deadline, LEAST, MOST);
    this.attemptTimeout =
        Range.check("assay.query.attempt-timeout", attemptTimeout, LEAST, deadline);
    this.concurrency = Range.check("assay.query.concurrency", concurrency, 1, 1_000);
  }

  public Duration deadline() {
    return deadline;
  }

  public Duration attemptTimeout() {
    return attemptTimeout;
  }

  public int concurrency() {
    return concurrency;
  }
}
