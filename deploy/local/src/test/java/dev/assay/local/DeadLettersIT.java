package dev.assay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that fail, on a real broker, as an operator meets them. */
final class DeadLettersIT {
  private static final String FUNNEL = Topics.FUNNEL.name();
  private static final int PARTITION = 1;
  private static final long RECORD_TIME = 1_700_000_000_000L;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private @TempDir Path directory;

  @Test
  void areListedAndSentAgainAsTheyWere() throws Exception {
    try (AggregatorBench bench = new AggregatorBench(directory)) {
      bench.startAggregator();
      byte[] unreadable = {1, 2, 3};
      byte[] invalid = wrongKey(bench);
      bench.send(record("c1", unreadable));
      bench.send(record("another", invalid));
      awaitLetters(bench, 2);

      List<JsonNode> listed = list(bench, "--reason", "key is ANOTHER");
      assertThat(listed).hasSize(1);
      assertThat(listed.getFirst().path("topic").asText()).isEqualTo(FUNNEL);
      assertThat(listed.getFirst().path("partition").asInt()).isEqualTo(PARTITION);
      assertThat(listed.getFirst().path("offset").asLong()).isEqualTo(1);
      assertThat(listed.getFirst().path("bytes").asInt()).isEqualTo(invalid.length);
      assertThat(listed.getFirst().path("time").asText())
          .isEqualTo(Instant.ofEpochMilli(RECORD_TIME).toString());
      assertThat(run(bench, 0, "list", "--limit", "1"))
          .contains("2 dead letters, 1 of them shown.", "another", "invalid: key is another");

      assertThat(run(bench, 0, "replay", "--dry-run"))
          .isEqualToNormalizingNewlines("2 records would be sent again.\n");
      assertThat(records(bench)).hasSize(2);
      assertThat(run(bench, 0, "replay", "--reason", "unreadable"))
          .contains("1 records were sent again.");
      assertSame(records(bench).get(2), "c1", unreadable);

      // It failed again: the letters are three, the records two.
      awaitLetters(bench, 3);
      assertThat(run(bench, 0, "replay", "--topic", FUNNEL))
          .contains("2 records were sent again.", "Left out: 1 the same record as another.");
      assertThat(records(bench)).hasSize(5);
      assertSame(records(bench).get(4), "another", invalid);
      assertThat(run(bench, 1, "replay", "--topic", "assay.funnel"))
          .startsWith("assay: --topic is assay.funnel; allowed: assay.assignments.v1, ");
    }
  }

  @Test
  void ofABrokerThatIsAwayAreOneLineAndExitCode1() {
    assertThat(AggregatorBench.run(1, "dead-letters", "list", "--kafka", "nowhere"))
        .startsWith("assay: --kafka nowhere cannot be used: ")
        .hasLineCount(1);
    assertThat(AggregatorBench.run(2, "dead-letters"))
        .startsWith("assay: Missing required subcommand; allowed: list, replay");
  }

  private static void assertSame(ConsumerRecord<byte[], byte[]> record, String key, byte[] value) {
    assertThat(record.key()).isEqualTo(key.getBytes(StandardCharsets.UTF_8));
    assertThat(record.value()).isEqualTo(value);
    assertThat(record.timestamp()).isEqualTo(RECORD_TIME);
    assertThat(record.headers().toArray())
        .containsExactly(new RecordHeader("trace", new byte[] {7}));
  }

  private static ProducerRecord<String, byte[]> record(String key, byte[] value) {
    return new ProducerRecord<>(
        FUNNEL,
        PARTITION,
        RECORD_TIME,
        key,
        value,
        List.of(new RecordHeader("trace", new byte[] {7})));
  }

  /** An event of a customer that is not the key of its record. */
  private static byte[] wrongKey(AggregatorBench bench) {
    try (Serializer<FunnelEvent> serializer =
        new AvroSerdes(bench.registry.url()).serializer(Topics.FUNNEL)) {
      return serializer.serialize(
          FUNNEL,
          new FunnelEvent("e1", Instant.parse("2026-01-05T10:00:00Z"), "c1", null, "engagement"));
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(AggregatorBench bench) {
    TopicPartition partition = new TopicPartition(FUNNEL, PARTITION);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bench.broker.bootstrapServers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).values().iterator().next();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static void awaitLetters(AggregatorBench bench, int count) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(list(bench)).hasSize(count));
  }

  private static List<JsonNode> list(AggregatorBench bench, String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("list", "--json"));
    words.addAll(List.of(options));
    List<JsonNode> letters = new ArrayList<>();
    for (String line : run(bench, 0, words.toArray(String[]::new)).lines().toList()) {
      letters.add(new ObjectMapper().readTree(line));
    }
    return letters;
  }

  private static String run(AggregatorBench bench, int code, String... arguments) {
    List<String> words = new ArrayList<>(List.of("dead-letters"));
    words.addAll(List.of(arguments));
    words.addAll(
        List.of("--kafka", bench.broker.bootstrapServers(), "--registry", bench.registry.url()));
    return AggregatorBench.run(code, words.toArray(String[]::new));
  }
}
