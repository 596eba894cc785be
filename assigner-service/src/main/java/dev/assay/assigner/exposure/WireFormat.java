package dev.assay.assigner.exposure;

import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Exposures as Kafka gets them: a zero byte, the schema's id of 4 bytes, and Avro. The registry is
 * asked for the id once, so that no answer waits for it.
 */
final class WireFormat {

  private static final int HEAD = 5;

  private final byte[] head;
  private final SpecificDatumWriter<Assignment> writer =
      new SpecificDatumWriter<>(Assignment.class);

  private WireFormat(byte[] head) {
    this.head = head;
  }

  /** Registers the schema. */
  static WireFormat register(Serializer<Assignment> serializer) {
    Assignment example = Exposures.example();
    byte[] bytes = serializer.serialize(Topics.ASSIGNMENTS.name(), example);
    WireFormat format = new WireFormat(Arrays.copyOf(bytes, HEAD));
    if (!Arrays.equals(format.write(example), bytes)) {
      throw new IllegalStateException("Records are not written in Confluent's wire format");
    }
    return format;
  }

  byte[] write(Assignment exposure) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      writer.write(exposure, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
