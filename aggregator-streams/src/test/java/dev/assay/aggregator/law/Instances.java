package dev.assay.aggregator.law;

import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.law.log.LogRecord;
import dev.assay.law.process.AggregatorInstance;
import dev.assay.law.process.AggregatorSettings;
import dev.assay.law.process.LogPublisher;
import dev.assay.law.process.TopicReader;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A broker, a registry and instances of the aggregator, each a process of its own. */
final class Instances implements AutoCloseable {

  private final Path directory;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final HttpClient http = HttpClient.newHttpClient();
  private final LogPublisher publisher;
  private final TopicReader reader;
  private final List<AggregatorInstance> started = new ArrayList<>();

  /**
   * Starts a broker and a registry, and creates the topics.
   *
   * @param directory of the instances' state
   * @param invalid which records will become dead letters
   */
  Instances(Path directory, int partitions, Predicate<LogRecord> invalid)
      throws InterruptedException {
    this.directory = directory;
    broker = EmbeddedBroker.start(BrokerOptions.temporary());
    registry = EmbeddedRegistry.start(RegistryOptions.temporary());
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      new TopicCreator(admin, partitions, (short) -1).createMissing(Topics.ALL);
    }
    AvroSerdes serdes = new AvroSerdes(registry.url());
    publisher = new LogPublisher(broker.bootstrapServers(), serdes, invalid);
    reader = new TopicReader(broker.bootstrapServers(), serdes);
  }

  LogPublisher publisher() {
    return publisher;
  }

  TopicReader reader() {
    return reader;
  }

  /** Starts one more, with a directory and a name of its own. */
  AggregatorInstance start() {
    String name = "aggregator-" + started.size();
    AggregatorInstance instance =
        new AggregatorInstance(
            name,
            directory.resolve(name),
            http,
            broker.bootstrapServers(),
            new AggregatorSettings(Path.of("target"), registry.url(), List.of("-Xmx640m")));
    started.add(instance);
    instance.start();
    return instance;
  }

  @Override
  public void close() {
    started.forEach(AggregatorInstance::close);
    http.close();
    reader.close();
    publisher.close();
    registry.close();
    broker.close();
  }
}
