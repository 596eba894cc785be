package dev.assay.aggregator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.aggregator.metrics.ConsumerLag;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.law.process.AggregatorInstance;
import dev.assay.law.process.AggregatorSettings;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a running aggregator. */
class OperationsIT {

  private static final String APPLICATION = "assay-law";
  private static final String FUNNEL = Topics.FUNNEL.name();
  private static final Instant TIME = Instant.parse("2026-03-02T09:00:00Z");
  private static final int EVENTS = 20;
  private static final int PARTITIONS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private EmbeddedBroker broker;
  private EmbeddedRegistry registry;
  private AggregatorInstance instance;
  private Admin admin;

  @BeforeEach
  void start() throws InterruptedException {
    broker = EmbeddedBroker.start(BrokerOptions.temporary());
    registry = EmbeddedRegistry.start(RegistryOptions.temporary());
    admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    new TopicCreator(admin, PARTITIONS, (short) -1).createMissing(Topics.ALL);
    instance =
        new AggregatorInstance(
            "aggregator",
            directory,
            http,
            broker.bootstrapServers(),
            new AggregatorSettings(Path.of("target"), registry.url(), List.of("-Xmx640m")));
  }

  @AfterEach
  void stop() {
    instance.close();
    admin.close();
    registry.close();
    broker.close();
    http.close();
  }

  @Test
  void showsWhatItDidHowFarItIsAndHowFresh() throws Exception {
    publish();
    instance.start();
    instance.awaitReady();
    String url = instance.client().managementUrl();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<String> lines = scrape(url);
              assertThat(value(lines, "assay_records_total", FUNNEL, "\"waiting\""))
                  .hasValue(EVENTS);
              assertThat(value(lines, "assay_records_total", FUNNEL, "\"duplicate\"")).hasValue(1);
              assertThat(value(lines, "assay_records_total", FUNNEL, "\"unreadable\"")).hasValue(1);
              assertThat(value(lines, "assay_freshness_seconds_count")).hasValue(EVENTS + 2);
              assertThat(value(lines, "assay_freshness_seconds_bucket", "+Inf"))
                  .hasValue(EVENTS + 2);
              assertThat(value(lines, "assay_consumer_lag", FUNNEL, "partition=\"0\"")).hasValue(0);
              assertThat(value(lines, "assay_consumer_lag", FUNNEL, "partition=\"1\"")).hasValue(0);
              assertThat(value(lines, "assay_store_held", "units-by-subject")).hasValue(2);
              assertThat(value(lines, "assay_streams_state", "\"running\"")).hasValue(1);
              assertThat(value(lines, "assay_streams_threads")).hasValue(2);
              assertThat(value(lines, "assay_streams_tasks")).hasValue(PARTITIONS);
              for (String store :
                  List.of("units-by-subject", "summaries-by-cell", "definitions-by-experiment")) {
                assertThat(value(lines, "assay_store_bytes", store)).as(store).isPresent();
              }
              assertThat(value(lines, "kafka_stream_thread_commit_latency_max")).isPresent();
            });
    // A hundred series of Kafka's own, not the thousands that its clients have.
    assertThat(scrape(url)).filteredOn(line -> line.startsWith("kafka_")).hasSizeLessThan(100);
    assertThat(get(url + "/health/readiness").body()).contains("\"lag\":0");
    assertThat(get(url + "/health/liveness").body()).contains("streams-process");
  }

  @Test
  void leavesTheGroupWhenItIsAskedToEnd() throws Exception {
    instance.start();
    instance.awaitReady();
    instance.stop();
    Collection<ConsumerGroupDescription> groups =
        admin.describeConsumerGroups(List.of(APPLICATION)).all().get().values();
    assertThat(groups).hasSize(1);
    assertThat(groups).flatExtracting(ConsumerGroupDescription::members).isEmpty();
  }

  @Test
  void knowsHowFarAnInstanceIsBehindThatHasReadNothing() throws Exception {
    publish();
    AtomicLong nanoTime = new AtomicLong();
    ConsumerLag lag = new ConsumerLag(admin, APPLICATION, nanoTime::get);
    Set<TopicPartition> both = Set.of(new TopicPartition(FUNNEL, 0), new TopicPartition(FUNNEL, 1));
    assertThat(lag.total(both)).isEmpty();
    lag.measure(both);
    assertThat(lag.total(both)).hasValue(EVENTS + 2L);
    assertThat(lag.total(Set.of(new TopicPartition(FUNNEL, 2)))).isEmpty();
    nanoTime.set(Duration.ofSeconds(16).toNanos());
    assertThat(lag.total(both)).isEmpty();
  }

  /** Events of two subjects, one of them twice, and one that no decoder can read. */
  private void publish() throws Exception {
    try (KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        Serializer<FunnelEvent> serializer =
            new AvroSerdes(registry.url()).serializer(Topics.FUNNEL)) {
      for (int i = 0; i <= EVENTS; i++) {
        String customer = "c" + i % 2;
        FunnelEvent event = new FunnelEvent("e" + i % EVENTS, TIME, customer, null, "interest");
        producer
            .send(new ProducerRecord<>(FUNNEL, customer, serializer.serialize(FUNNEL, event)))
            .get();
      }
      producer.send(new ProducerRecord<>(FUNNEL, "c0", new byte[] {1, 2, 3})).get();
    }
  }

  private List<String> scrape(String url) throws IOException, InterruptedException {
    return get(url + "/prometheus").body().lines().toList();
  }

  /** The value of the one series whose line has all of these parts. */
  private static OptionalDouble value(List<String> lines, String name, String... parts) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> Arrays.stream(parts).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst();
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(url).isEqualTo(200);
    return response;
  }
}
