package dev.assay.benchmarks.pipeline.process;

import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.schemas.serde.AvroSerdes;
import java.net.http.HttpClient;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A broker and a schema registry of their own, and clients to both. */
public final class TestBed implements AutoCloseable {

  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final Admin admin;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestBed(EmbeddedBroker broker, EmbeddedRegistry registry) {
    this.broker = broker;
    this.registry = registry;
    admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
  }

  /**
   * Starts both and waits until they answer.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if one does not come up
   */
  public static TestBed start() {
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
    try {
      return new TestBed(broker, EmbeddedRegistry.start(RegistryOptions.temporary()));
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** The id of the broker's process. */
  public long brokerPid() {
    return broker.pid();
  }

  public String registryUrl() {
    return registry.url();
  }

  /** Serdes with schemas of the registry. */
  public AvroSerdes serdes() {
    return new AvroSerdes(registry.url());
  }

  public Admin admin() {
    return admin;
  }

  public HttpClient http() {
    return http;
  }

  @Override
  public void close() {
    http.close();
    admin.close();
    registry.close();
    broker.close();
  }
}
