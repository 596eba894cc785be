package dev.assay.aggregator.topology;

import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
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
      if (isFaultOfRegistry(e)) {
        throw new SerializationException("The schema registry could not be asked", e);
      }
      return new Decoded(ByteBuffer.wrap(bytes), null, rootOf(e).toString());
    }
  }

  @Override
  public void close() {
    delegate.close();
  }

  private static boolean isFaultOfRegistry(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException
          || cause instanceof HttpTimeoutException
          || cause instanceof TimeoutException
          || cause instanceof ClosedChannelException) {
        return true;
      }
    }
    return false;
  }

  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
