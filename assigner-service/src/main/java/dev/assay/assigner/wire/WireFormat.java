package dev.assay.assigner.wire;

import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The records of one topic as bytes. Safe for use by several threads. */
public final class WireFormat<V extends SpecificRecord> {

  private static final int HEAD = 5;

  private final Topic<V> topic;
  private final AvroSerdes serdes;
  private final RecordEncoder encoder;
  private volatile byte @Nullable [] head;

  public WireFormat(Topic<V> topic, AvroSerdes serdes) {
    this.topic = topic;
    this.serdes = serdes;
    this.encoder = new RecordEncoder(topic.schema());
  }

  /**
   * The record's bytes. With the first record, the registry is asked for the schema's id, which is
   * registered if it has to be.
   *
   * @param buffer the caller's own
   */
  public byte[] write(V value, AvroBytes buffer) {
    byte[] known = head;
    return known == null ? register(value, buffer) : write(known, value, buffer);
  }

  private byte[] write(byte[] known, V value, AvroBytes buffer) {
    buffer.begin(known);
    encoder.write(value, buffer);
    return buffer.copy();
  }

  private byte[] register(V value, AvroBytes buffer) {
    try (Serializer<V> serializer = serdes.serializer(topic)) {
      byte[] bytes = serializer.serialize(topic.name(), value);
      byte[] registered = Arrays.copyOf(bytes, HEAD);
      if (!Arrays.equals(write(registered, value, buffer), bytes)) {
        throw new IllegalStateException(
            "Records of %s are not written in Confluent's wire format".formatted(topic.name()));
      }
      head = registered;
      return bytes;
    }
  }
}
