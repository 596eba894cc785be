package dev.assay.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.access.client.OwnToken;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.JavaCommand;
import dev.assay.embedded.process.ModuleOutput;
import dev.assay.embedded.process.Ports;
import dev.assay.local.client.ServiceClient;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine;

/** A broker, a registry and an aggregator that is started and stopped, and commands about them. */
final class AggregatorBench implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
  private static final int PARTITIONS = 2;

  final EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
  final EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
  final Path state;
  final Admin admin =
      Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
  private final int port = Ports.free();
  private final int managementPort = Ports.free();
  private final Path directory;
  private final List<ChildProcess> started = new ArrayList<>();

  AggregatorBench(Path directory) throws InterruptedException {
    this.directory = directory;
    this.state = directory.resolve("state");
    new TopicCreator(admin, PARTITIONS, (short) -1).createMissing(Topics.ALL);
  }

  /** Starts the aggregator and waits until it is ready. */
  ChildProcess startAggregator() {
    Path target = Path.of("..", "..", "aggregator-streams", "target");
    ChildProcess process =
        ChildProcess.start(
            new JavaCommand(
                "aggregator",
                "dev.assay.aggregator.Aggregator",
                ModuleOutput.in(target).runtimeClassPath(),
                List.of(
                    "-Xmx384m",
                    "-Dassay.access.open=true",
                    "-Dendpoints.all.port=" + managementPort,
                    "-Dmicronaut.server.port=" + port,
                    "-Dassay.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                    "-Dassay.registry.url=" + registry.url(),
                    "-Dassay.state.directory=" + state),
                List.of(),
                directory.resolve("aggregator-" + started.size() + ".log")));
    started.add(process);
    process.awaitReady(
        () -> {
          try {
            return ask(managementPort, "/health").path("status").asText().equals("UP");
          } catch (CommandFailure e) {
            return false;
          }
        },
        START_TIMEOUT);
    return process;
  }

  /** What the aggregator answers. */
  JsonNode ask(String path) {
    return ask(port, path);
  }

  private static JsonNode ask(int port, String path) {
    try (ServiceClient aggregator =
        new ServiceClient("aggregator", "http://127.0.0.1:" + port, OwnToken.none())) {
      return aggregator.get(path);
    }
  }

  /** Sends a record, and returns when the broker has it. */
  void send(ProducerRecord<String, byte[]> entry) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(entry).get();
    }
  }

  /** What a command prints, errors included, after it ended with the code. */
  static String run(int code, String... arguments) {
    StringWriter output = new StringWriter();
    CommandLine commandLine = Assay.commandLine();
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(output, true));
    assertThat(commandLine.execute(arguments)).as("%s", output).isEqualTo(code);
    return output.toString();
  }

  @Override
  public void close() {
    started.forEach(ChildProcess::kill);
    admin.close();
    registry.close();
    broker.close();
  }
}
