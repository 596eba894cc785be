package dev.assay.law.process;

import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.JavaCommand;
import dev.assay.embedded.process.ModuleOutput;
import dev.assay.embedded.process.Ports;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One instance of the aggregator: a port and a state directory, and a process that can be ended and
 * started again.
 */
public final class AggregatorInstance implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(4);

  private final String name;
  private final Path home;
  private final AggregatorClient client;
  private final String bootstrapServers;
  private final AggregatorSettings settings;
  private @Nullable ChildProcess process;
  private int starts;

  /**
   * Nothing is started yet.
   *
   * @param name for example {@code "aggregator 1"}
   * @param home takes state and logs
   * @param bootstrapServers the way of this instance to the brokers
   */
  public AggregatorInstance(
      String name,
      Path home,
      HttpClient http,
      String bootstrapServers,
      AggregatorSettings settings) {
    this.name = name;
    this.home = home;
    this.bootstrapServers = bootstrapServers;
    this.settings = settings;
    client =
        new AggregatorClient(
            http, "http://127.0.0.1:" + Ports.free(), "http://127.0.0.1:" + Ports.free());
  }

  public String name() {
    return name;
  }

  public AggregatorClient client() {
    return client;
  }

  /** Where its state is, also when it does not run. */
  public Path stateDirectory() {
    return home.resolve("state");
  }

  /** Starts a process with whatever state there is; does not wait for it. */
  public void start() {
    start(Map.of());
  }

  /**
   * Starts a process with whatever state there is; does not wait for it.
   *
   * @param environment variables beside those of this process
   */
  public synchronized void start(Map<String, String> environment) {
    starts++;
    String url = client.url();
    // Everybody may ask, unless the settings say who.
    List<String> flags = new ArrayList<>(List.of("-Dassay.access.open=true"));
    flags.addAll(settings.flags());
    flags.addAll(
        List.of(
            "-Dmicronaut.server.port=" + port(url),
            "-Dendpoints.all.port=" + port(client.managementUrl()),
            "-Dassay.kafka.bootstrap-servers=" + bootstrapServers,
            "-Dassay.registry.url=" + settings.registryUrl(),
            "-Dassay.application.id=assay-law",
            "-Dassay.advertised.url=" + url,
            "-Dassay.state.directory=" + stateDirectory()));
    process =
        ChildProcess.start(
            new JavaCommand(
                name,
                "dev.assay.aggregator.Aggregator",
                ModuleOutput.in(settings.module()).runtimeClassPath(),
                flags,
                List.of(),
                home.resolve("start-%d.log".formatted(starts)),
                environment));
  }

  /**
   * Waits until the instance says that it is up.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if it does not come up
   */
  public void awaitReady() {
    running().awaitReady(client::isHealthy, START_TIMEOUT);
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Ends the process without a chance to clean up. */
  public void kill() {
    running().kill();
  }

  /** Asks the process to end, and waits for it. */
  public void stop() {
    running().stop();
  }

  /** Kills what still runs: nobody needs an orderly end of what is thrown away. */
  @Override
  public synchronized void close() {
    if (process != null) {
      process.kill();
    }
  }

  private static String port(String url) {
    return url.substring(url.lastIndexOf(':') + 1);
  }

  private synchronized ChildProcess running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }
}
