package dev.assay.aggregator.topology;

import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Turns what cannot be read into a value of its own, so that the processor sees every record: it
 * writes the dead letter in the same transaction and counts the offset as read.
 *
 * <p>A registry that does not answer is no fault of the record: that error is thrown on, and the
 * record is read again when the thread is replaced.
 */
final class DecodingDeserializer implements Deserializer<Decoded> {

  private final Deserializer<? extends SpecificRecord> delegate;

  DecodingDeserializer(Deserializer<? extends SpecificRecord> delegate) {
    this.delegate = delegate;
  }

  @Override
  public Decoded deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return new Decoded(null, null, "the record has no value");
    }
    try {
      return new Decoded(ByteBuffer.wrap(bytes), delegate.deserialize(topic, bytes), null);
    } catch (RuntimeException e) {
      if (NetworkFault.isIn(e)) {
        throw new SerializationException("The schema registry could not be asked", e);
      }
      return new Decoded(ByteBuffer.wrap(bytes), null, rootOf(e).toString());
    }
  }

  @Override
  public void close() {
    delegate.close();
  }

  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
