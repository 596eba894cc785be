package dev.assay.embedded;

import dev.assay.embedded.network.TcpProxy;
import dev.assay.embedded.process.Ports;
import dev.assay.embedded.process.ProcessFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;

/**
 * Kafka brokers that keep every record as often as there are brokers, and work on while one is
 * missing. Each is a process of its own that can be killed and started again.
 *
 * <p>There are two ways to them: the straight one, and a detour that can be cut.
 */
public final class EmbeddedCluster implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final long REQUEST_SECONDS = 5;
  private static final long POLL_MILLIS = 200;

  /** A transaction without an owner ends soon after its timeout. */
  private static final List<String> SETTINGS =
      List.of("transaction.abort.timed.out.transaction.cleanup.interval.ms=1000");

  private final Path directory;
  private final List<BrokerNode> nodes = new ArrayList<>();
  private final List<EmbeddedBroker> brokers = new ArrayList<>();
  private final List<TcpProxy> proxies = new ArrayList<>();

  /** Asked again when the brokers do not answer. */
  @FunctionalInterface
  private interface Check {
    boolean holds(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
  }

  private EmbeddedCluster(Path directory) {
    this.directory = directory;
  }

  /**
   * Starts brokers and does not wait for them.
   *
   * @param size how many, at least 1
   * @param directory takes the directory of each
   */
  public static EmbeddedCluster launch(int size, Path directory) {
    EmbeddedCluster cluster = new EmbeddedCluster(directory);
    try {
      Set<Integer> taken = new HashSet<>();
      for (int id = 1; id <= size; id++) {
        int detour = unused(taken);
        TcpProxy proxy = TcpProxy.start(detour);
        cluster.proxies.add(proxy);
        cluster.nodes.add(
            new BrokerNode(
                id,
                unused(taken),
                unused(taken),
                Optional.of(new BrokerNode.Detour(detour, proxy.port()))));
      }
      for (BrokerNode node : cluster.nodes) {
        cluster.brokers.add(cluster.launch(node));
      }
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** How many brokers there are. */
  public int size() {
    return nodes.size();
  }

  /** The straight way, as clients want it in {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
  }

  /** The way that can be cut, as clients want it in {@code bootstrap.servers}. */
  public String detourServers() {
    return proxies.stream()
        .map(proxy -> "127.0.0.1:" + proxy.port())
        .collect(Collectors.joining(","));
  }

  /** Lets nothing through on the detour; connections stay open, as when a cable is pulled. */
  public void cut() {
    proxies.forEach(TcpProxy::cut);
  }

  /** Lets everything through again, also what was held back. */
  public void restore() {
    proxies.forEach(TcpProxy::restore);
  }

  /**
   * Ends a broker without a chance to clean up.
   *
   * @param number from 0
   */
  public void kill(int number) {
    brokers.get(number).kill();
  }

  /**
   * Starts a broker again on its directory; does not wait for it.
   *
   * @param number from 0
   */
  public void restart(int number) {
    brokers.set(number, launch(nodes.get(number)));
  }

  /** The id of a broker's process. */
  public long pid(int number) {
    return brokers.get(number).pid();
  }

  /**
   * Waits until every broker has joined.
   *
   * @throws ProcessFailure if one does not
   */
  public void awaitReady() {
    brokers.forEach(EmbeddedBroker::awaitReady);
    await(
        admin ->
            admin.describeCluster().nodes().get(REQUEST_SECONDS, TimeUnit.SECONDS).size() == size(),
        "not all %d Kafka brokers are there".formatted(size()));
  }

  /**
   * Waits until every broker has all of its copies up to date, so that another may go.
   *
   * @throws ProcessFailure if one has not
   */
  public void awaitReplicated() {
    await(this::isReplicated, "not all copies are up to date");
  }

  private boolean isReplicated(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> topics =
        admin
            .listTopics(new ListTopicsOptions().listInternal(true))
            .names()
            .get(REQUEST_SECONDS, TimeUnit.SECONDS);
    return admin
        .describeTopics(topics)
        .allTopicNames()
        .get(REQUEST_SECONDS, TimeUnit.SECONDS)
        .values()
        .stream()
        .flatMap(topic -> topic.partitions().stream())
        .allMatch(partition -> partition.isr().size() == partition.replicas().size());
  }

  private void await(Check check, String failure) {
    Map<String, Object> client =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    try (Admin admin = Admin.create(client)) {
      while (!holds(check, admin)) {
        if (System.nanoTime() > deadline) {
          throw new ProcessFailure("after %d s %s".formatted(START_TIMEOUT.toSeconds(), failure));
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessFailure("interrupted while " + failure, e);
    }
  }

  private static boolean holds(Check check, Admin admin) throws InterruptedException {
    try {
      return check.holds(admin);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() {
    brokers.forEach(EmbeddedBroker::kill);
    proxies.forEach(TcpProxy::close);
  }

  private EmbeddedBroker launch(BrokerNode node) {
    String name = "Kafka broker " + node.id();
    Path home = directory.resolve("broker-" + node.id());
    return EmbeddedBroker.launch(
        name, node, nodes, ScratchDirectory.open(home, "assay-broker"), SETTINGS);
  }

  private static int unused(Set<Integer> taken) {
    int port = Ports.free();
    while (!taken.add(port)) {
      port = Ports.free();
    }
    return port;
  }
}
