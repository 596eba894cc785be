package dev.assay.aggregator.law.process;

import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.JavaCommand;
import dev.assay.embedded.process.ModuleOutput;
import dev.assay.embedded.process.Ports;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Instances of one aggregator, each a process with a port and a state directory of its own. */
public final class AggregatorInstances implements AutoCloseable {

  /** A process and the way to ask it. */
  public record Instance(ChildProcess process, AggregatorClient client) {}

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final List<Instance> started = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final String bootstrapServers;
  private final String registryUrl;

  /**
   * @param directory takes state and logs
   */
  public AggregatorInstances(Path directory, String bootstrapServers, String registryUrl) {
    this.directory = directory;
    this.bootstrapServers = bootstrapServers;
    this.registryUrl = registryUrl;
  }

  /** Starts another one, with an empty state directory; does not wait for it. */
  public Instance start() {
    int number = started.size();
    int port = Ports.free();
    String url = "http://127.0.0.1:" + port;
    Path home = directory.resolve("aggregator-" + number);
    List<String> flags =
        List.of(
            "-Xmx640m",
            "-Dmicronaut.server.port=" + port,
            "-Dassay.kafka.bootstrap-servers=" + bootstrapServers,
            "-Dassay.registry.url=" + registryUrl,
            "-Dassay.application.id=assay-law",
            "-Dassay.advertised.url=" + url,
            "-Dassay.state.directory=" + home.resolve("state"));
    ChildProcess process =
        ChildProcess.start(
            new JavaCommand(
                "aggregator " + number,
                "dev.assay.aggregator.Aggregator",
                ModuleOutput.in(Path.of("target")).runtimeClassPath(),
                flags,
                List.of(),
                home.resolve("aggregator.log")));
    Instance instance = new Instance(process, new AggregatorClient(http, url));
    started.add(instance);
    return instance;
  }

  /** Waits until the instance says that it is up. */
  public static void awaitReady(Instance instance) {
    instance.process().awaitReady(instance.client()::isHealthy, START_TIMEOUT);
  }

  /** Kills what is still running: the log is thrown away, nobody needs an orderly end. */
  @Override
  public void close() {
    started.forEach(instance -> instance.process().kill());
    http.close();
  }
}
