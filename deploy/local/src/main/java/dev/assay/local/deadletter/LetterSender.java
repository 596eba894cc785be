package dev.assay.local.deadletter;

import dev.assay.local.CommandFailure;
import dev.assay.schemas.avro.DeadLetter;
import dev.assay.schemas.topic.TopicCreator;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records to the partitions that they came from, as they were. For use by one thread. */
final class LetterSender implements AutoCloseable {

  private static final int TIMEOUT_MS = 15_000;

  private final String kafka;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  LetterSender(String kafka) {
    this.kafka = kafka;
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            TopicCreator.LARGEST_BATCH,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            TIMEOUT_MS,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            TIMEOUT_MS,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            2 * TIMEOUT_MS);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Hands a record over for sending.
   *
   * @throws CommandFailure when this or an earlier record cannot be sent
   */
  // The callback takes note of what the future would tell.
  @SuppressWarnings("FutureReturnValueIgnored")
  void send(Letter found) {
    failIfFailed();
    DeadLetter letter = found.letter();
    long time = letter.getRecordTime().toEpochMilli();
    try {
      producer.send(
          new ProducerRecord<>(
              letter.getTopic(),
              letter.getPartition(),
              // Below zero: the record had none.
              time < 0 ? null : time,
              bytes(letter.getKey()),
              bytes(letter.getValue()),
              found.headers()),
          (metadata, exception) -> {
            if (exception != null) {
              failure.compareAndSet(null, exception);
            }
          });
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  /**
   * Waits until the broker has every record.
   *
   * @throws CommandFailure when one could not be sent
   */
  void flush() {
    producer.flush();
    failIfFailed();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void failIfFailed() {
    Exception exception = failure.get();
    if (exception != null) {
      throw failed(exception);
    }
  }

  private CommandFailure failed(Exception cause) {
    return new CommandFailure(
        "not every record could be sent to Kafka at %s; sending all of them once more is safe: %s"
            .formatted(kafka, cause.getMessage()),
        cause);
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
