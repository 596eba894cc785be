package dev.assay.aggregator.config;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;

/** The aggregator's settings. */
@Singleton
public final class AggregatorConfig {

  private static final int LONGEST_COMMIT_INTERVAL_MS = 9_000;

  private final String bootstrapServers;
  private final String registryUrl;
  private final String applicationId;
  private final HostInfo advertised;
  private final Path stateDirectory;
  private final int commitIntervalMs;
  private final int behindCommitIntervalMs;
  private final int threads;
  private final Duration lateness;
  private final int recentEvents;
  private final Duration lookBack;
  private final Duration retention;
  private final int subjectsHeld;
  private final int topicPartitions;

  /**
   * Takes the settings over.
   *
   * @param advertisedUrl where the other instances reach this one
   * @param stateDirectory where state is kept; a lost one is restored from the changelogs
   * @param commitIntervalMs how long results may lag, 10 to 9,000 ms
   * @param behindCommitIntervalMs the same while records are read that are older than this; from
   *     commitIntervalMs to 9,000 ms, as the broker ends transactions after 10 s
   * @param threads stream threads, 1 to 64
   * @param lateness how far behind its subject's latest event another may come, 1 minute to 30 days
   * @param recentEvents how many events of a subject are kept for that time at most, 16 to 100,000
   * @param lookBack how long before that they are kept for what adjusts means, 0 to 90 days
   * @param retention how long after an experiment's end its units are known, 61 to 3,650 days: it
   *     can be resumed for 60
   * @param subjectsHeld how many subjects each partition keeps in memory, 100 to 10,000,000
   * @param topicPartitions partitions of topics that are missing and so created, 1 to 1,000
   * @throws InvalidConfigurationException when one cannot be used
   */
  public AggregatorConfig(
      @Property(name = "assay.kafka.bootstrap-servers") String bootstrapServers,
      @Property(name = "assay.registry.url") String registryUrl,
      @Property(name = "assay.application.id") String applicationId,
      @Property(name = "assay.advertised.url") String advertisedUrl,
      @Property(name = "assay.state.directory") String stateDirectory,
      @Property(name = "assay.commit.interval-ms") int commitIntervalMs,
      @Property(name = "assay.commit.behind-interval-ms") int behindCommitIntervalMs,
      @Property(name = "assay.threads") int threads,
      @Property(name = "assay.lateness") Duration lateness,
      @Property(name = "assay.recent-events") int recentEvents,
      @Property(name = "assay.look-back") Duration lookBack,
      @Property(name = "assay.retention") Duration retention,
      @Property(name = "assay.subjects-held") int subjectsHeld,
      @Property(name = "assay.topics.partitions") int topicPartitions) {
    this.bootstrapServers = bootstrapServers;
    this.registryUrl = url("assay.registry.url", registryUrl).toString();
    this.applicationId = applicationId;
    URI advertisedUri = url("assay.advertised.url", advertisedUrl);
    this.advertised = new HostInfo(advertisedUri.getHost(), advertisedUri.getPort());
    this.stateDirectory = Path.of(stateDirectory);
    this.commitIntervalMs =
        Range.check("assay.commit.interval-ms", commitIntervalMs, 10, LONGEST_COMMIT_INTERVAL_MS);
    this.behindCommitIntervalMs =
        Range.check(
            "assay.commit.behind-interval-ms",
            behindCommitIntervalMs,
            commitIntervalMs,
            LONGEST_COMMIT_INTERVAL_MS);
    this.threads = Range.check("assay.threads", threads, 1, 64);
    this.lateness =
        Range.check("assay.lateness", lateness, Duration.ofMinutes(1), Duration.ofDays(30));
    this.recentEvents = Range.check("assay.recent-events", recentEvents, 16, 100_000);
    this.lookBack = Range.check("assay.look-back", lookBack, Duration.ZERO, Duration.ofDays(90));
    this.retention =
        Range.check("assay.retention", retention, Duration.ofDays(61), Duration.ofDays(3_650));
    this.subjectsHeld = Range.check("assay.subjects-held", subjectsHeld, 100, 10_000_000);
    this.topicPartitions = Range.check("assay.topics.partitions", topicPartitions, 1, 1_000);
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  public String registryUrl() {
    return registryUrl;
  }

  public String applicationId() {
    return applicationId;
  }

  public HostInfo advertised() {
    return advertised;
  }

  public Path stateDirectory() {
    return stateDirectory;
  }

  public int commitIntervalMs() {
    return commitIntervalMs;
  }

  public int behindCommitIntervalMs() {
    return behindCommitIntervalMs;
  }

  public int threads() {
    return threads;
  }

  public Duration lateness() {
    return lateness;
  }

  public int recentEvents() {
    return recentEvents;
  }

  public Duration lookBack() {
    return lookBack;
  }

  public Duration retention() {
    return retention;
  }

  public int subjectsHeld() {
    return subjectsHeld;
  }

  public int topicPartitions() {
    return topicPartitions;
  }

  private static URI url(String key, String value) {
    try {
      URI uri = new URI(value);
      if (uri.getHost() != null && uri.getPort() > 0) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new InvalidConfigurationException(key, value, "a URL; " + e.getReason());
    }
    throw new InvalidConfigurationException(key, value, "a URL such as http://127.0.0.1:8082");
  }
}
