package dev.assay.embedded;

import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.JavaCommand;
import dev.assay.embedded.process.ModuleOutput;
import dev.assay.embedded.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A Kafka broker that is its own controller, in a child process, on the loopback interface. */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final List<String> FLAGS =
      List.of(
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
          "-Dorg.slf4j.simpleLogger.showDateTime=true",
          "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS");

  private final ChildProcess process;
  private final ScratchDirectory directory;
  private final int port;

  private EmbeddedBroker(ChildProcess process, ScratchDirectory directory, int port) {
    this.process = process;
    this.directory = directory;
    this.port = port;
  }

  /**
   * Starts a broker and waits until it answers.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if the port is in use or the broker does not
   *     come up
   */
  public static EmbeddedBroker start(BrokerOptions options) {
    EmbeddedBroker broker = launch(options);
    try {
      broker.awaitReady();
      return broker;
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /**
   * Starts a broker and does not wait for it. A directory that a broker used before is taken up as
   * it is.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if the port is in use
   */
  public static EmbeddedBroker launch(BrokerOptions options) {
    BrokerNode node =
        new BrokerNode(
            1, Ports.require("Kafka broker", options.port()), Ports.free(), Optional.empty());
    ScratchDirectory directory = ScratchDirectory.open(options.directory(), "assay-broker");
    return launch("Kafka broker", node, List.of(node), directory, List.of());
  }

  /** Starts one of the brokers that together are a cluster. */
  static EmbeddedBroker launch(
      String name,
      BrokerNode node,
      List<BrokerNode> cluster,
      ScratchDirectory directory,
      List<String> settings) {
    Path properties = directory.path().resolve("server.properties");
    write(
        properties, BrokerProperties.of(node, cluster, directory.path().resolve("data"), settings));
    ChildProcess process =
        ChildProcess.start(
            new JavaCommand(
                name,
                BrokerMain.class.getName(),
                ModuleOutput.of(EmbeddedBroker.class).runtimeClassPath(),
                FLAGS,
                List.of(properties.toString()),
                directory.path().resolve("broker.log")));
    return new EmbeddedBroker(process, directory, node.port());
  }

  /** Host and port, as clients want it in {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** The id of the broker's process. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the broker without a chance to clean up, as a power cut would; its directory stays. */
  public void kill() {
    process.kill();
  }

  /** Stops the broker. A temporary directory goes with it. */
  @Override
  public void close() {
    if (directory.isTemporary()) {
      // Nobody will read this log again, so there is nothing to shut down in order for.
      process.kill();
    } else {
      process.stop();
    }
    directory.close();
  }

  /**
   * Waits until the broker answers.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if it does not come up
   */
  public void awaitReady() {
    process.awaitReady(() -> Reachable.isOpen(port), START_TIMEOUT);
    Map<String, Object> client =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      process.awaitReady(
          () -> !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty(), START_TIMEOUT);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
