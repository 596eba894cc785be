package dev.assay.local.chaos;

import dev.assay.embedded.EmbeddedCluster;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.embedded.ScratchDirectory;
import dev.assay.law.process.AggregatorInstance;
import dev.assay.law.process.AggregatorSettings;
import dev.assay.local.Progress;
import dev.assay.local.stack.Repository;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/** Three brokers, the registry, and up to three instances of the aggregator. */
final class Site implements AutoCloseable {

  static final int PARTITIONS = 4;

  private static final int BROKERS = 3;
  private static final int INSTANCES = 3;
  private static final short BROKERS_DEFAULT = -1;

  /** Few subjects are held in memory, so that all ways of a subject to the disk are taken. */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-Dassay.subjects-held=100");

  private final ScratchDirectory directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<AggregatorInstance> instances = new CopyOnWriteArrayList<>();
  private final Thread atExit = new Thread(this::stop, "stop-chaos");
  private @Nullable EmbeddedCluster cluster;
  private @Nullable EmbeddedRegistry registry;
  private volatile boolean stopped;

  private Site(ScratchDirectory directory) {
    this.directory = directory;
  }

  /**
   * Starts brokers and registry, creates the topics, and starts no instance yet. The end of this
   * process stops all.
   *
   * @param given takes all data and logs, and stays; null for a temporary directory
   * @throws dev.assay.embedded.process.ProcessFailure if a part does not come up; nothing is left
   *     running then
   */
  static Site start(@Nullable Path given, Progress progress) {
    Site site = new Site(ScratchDirectory.open(given, "assay-chaos"));
    Runtime.getRuntime().addShutdownHook(site.atExit);
    try {
      site.startParts(progress);
      return site;
    } catch (RuntimeException e) {
      site.close();
      throw e;
    }
  }

  EmbeddedCluster cluster() {
    return required(cluster);
  }

  String registryUrl() {
    return required(registry).url();
  }

  /** All that there can be. The first one reaches the brokers by the way that can be cut. */
  List<AggregatorInstance> instances() {
    return instances;
  }

  /** Closes something with the site, after the instances and before what was opened earlier. */
  synchronized <T extends AutoCloseable> T opened(T part) {
    if (stopped) {
      closeQuietly(part);
      throw new IllegalStateException("the run is stopping");
    }
    parts.push(part);
    return part;
  }

  /** Stops every part. Temporary data go with them. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      rest();
    }
    stop();
  }

  /** Does not return when the process is ending. */
  void restIfStopping() {
    if (stopped) {
      rest();
    }
  }

  /** The process's hook stops the parts, and nobody wants to read that they ended. */
  private void rest() {
    while (true) {
      LockSupport.park(this);
    }
  }

  private void startParts(Progress progress) {
    EmbeddedCluster brokers = opened(EmbeddedCluster.launch(BROKERS, directory.path()));
    cluster = brokers;
    EmbeddedRegistry schemas = opened(EmbeddedRegistry.launch(RegistryOptions.temporary()));
    registry = schemas;
    progress.during(
        "starting three Kafka brokers and the schema registry",
        step -> {
          brokers.awaitReady();
          step.update("the brokers are ready");
          schemas.awaitReady();
        });
    progress.during("creating the topics", step -> createTopics(brokers));
    AggregatorSettings settings =
        new AggregatorSettings(
            Repository.root().resolve("aggregator-streams").resolve("target"),
            schemas.url(),
            FLAGS);
    for (int i = 1; i <= INSTANCES; i++) {
      String name = "aggregator " + i;
      instances.add(
          new AggregatorInstance(
              name,
              directory.path().resolve(name.replace(' ', '-')),
              http,
              i == 1 ? brokers.detourServers() : brokers.bootstrapServers(),
              settings));
    }
  }

  private static void createTopics(EmbeddedCluster brokers) {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers.bootstrapServers()))) {
      new TopicCreator(admin, PARTITIONS, BROKERS_DEFAULT).createMissing(Topics.ALL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while topics were created", e);
    }
  }

  private synchronized void stop() {
    stopped = true;
    instances.forEach(AggregatorInstance::close);
    while (!parts.isEmpty()) {
      closeQuietly(parts.pop());
    }
    http.shutdownNow();
    directory.close();
  }

  private static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new IllegalStateException(part + " cannot be closed", e);
    }
  }

  private static <T> T required(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("the run has not started");
    }
    return part;
  }
}
