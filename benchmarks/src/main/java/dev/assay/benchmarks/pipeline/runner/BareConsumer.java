package dev.assay.benchmarks.pipeline.runner;

import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumers that decode each record, count it and commit: what reading alone costs. */
public final class BareConsumer {

  private static final Duration POLL = Duration.ofMillis(100);

  private BareConsumer() {}

  public static void main(String[] arguments) {
    RunnerSettings settings = RunnerSettings.of(arguments);
    LongAdder read = new LongAdder();
    CountServer.start(settings.port(), () -> Map.of(CountServer.RECORDS, read.sum()));
    for (int i = 0; i < settings.threads(); i++) {
      new Thread(() -> consume(settings, read), "consumer-" + i).start();
    }
  }

  private static void consume(RunnerSettings settings, LongAdder read) {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.bootstrapServers(),
            ConsumerConfig.GROUP_ID_CONFIG,
            settings.group(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            StreamsConfiguration.MAX_POLL_RECORDS);
    try (KafkaConsumer<String, SpecificRecord> consumer =
        new KafkaConsumer<>(
            config, new StringDeserializer(), new RecordDecoder(settings.registryUrl()))) {
      consumer.subscribe(Topics.BY_SUBJECT.stream().map(Topic::name).toList());
      long interval = Duration.ofMillis(settings.commitIntervalMs()).toNanos();
      long committed = System.nanoTime();
      while (true) {
        for (ConsumerRecord<String, SpecificRecord> entry : consumer.poll(POLL)) {
          if (entry.value() != null) {
            read.increment();
          }
        }
        if (System.nanoTime() - committed >= interval) {
          consumer.commitSync();
          committed = System.nanoTime();
        }
      }
    }
  }
}
