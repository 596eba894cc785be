package dev.assay.assigner.sticky;

import dev.assay.assigner.sticky.StickyExposure.Published;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Exposures as the store has them. A key is the experiment's id, a zero byte and the unit's id, so
 * that the units of an experiment lie side by side.
 */
final class StickyCodec {

  private static final byte FORMAT = 1;
  private static final byte END_OF_ID = 0;
  private static final byte HAS_BUCKET = 1;
  private static final byte HAS_PROPENSITY = 2;
  private static final byte IS_PUBLISHED = 4;
  private static final int MOST_FIXED =
      2 + 3 * Long.BYTES + 3 * Integer.BYTES + Double.BYTES + Integer.BYTES;

  private StickyCodec() {}

  /** What a key is made of. */
  record Id(String experimentId, String unitId) {}

  /** Whether the id can be part of a key. No experiment has another one. */
  static boolean isKey(String experimentId) {
    return !experimentId.isEmpty() && experimentId.indexOf(END_OF_ID) < 0;
  }

  static byte[] key(String experimentId, String unitId) {
    byte[] experiment = experimentId.getBytes(StandardCharsets.UTF_8);
    byte[] unit = unitId.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(experiment.length + 1 + unit.length)
        .put(experiment)
        .put(END_OF_ID)
        .put(unit)
        .array();
  }

  /** Which exposure a key is of. */
  static Id id(byte[] key) {
    int end = 0;
    while (key[end] != END_OF_ID) {
      end++;
    }
    return new Id(
        new String(key, 0, end, StandardCharsets.UTF_8),
        new String(key, end + 1, key.length - end - 1, StandardCharsets.UTF_8));
  }

  /** The unit's id in a key of the experiment; null when the key is another one's. */
  static @Nullable String unitId(byte[] key, byte[] prefix) {
    if (key.length < prefix.length) {
      return null;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (key[i] != prefix[i]) {
        return null;
      }
    }
    return new String(key, prefix.length, key.length - prefix.length, StandardCharsets.UTF_8);
  }

  static byte[] write(StickyExposure exposure) {
    byte[] variant = exposure.variantId().getBytes(StandardCharsets.UTF_8);
    byte[] event = exposure.eventId().getBytes(StandardCharsets.UTF_8);
    Integer bucket = exposure.bucket();
    Double propensity = exposure.propensity();
    Published published = exposure.published();
    int has =
        (bucket == null ? 0 : HAS_BUCKET)
            | (propensity == null ? 0 : HAS_PROPENSITY)
            | (published == null ? 0 : IS_PUBLISHED);
    ByteBuffer buffer = ByteBuffer.allocate(MOST_FIXED + variant.length + event.length);
    buffer.put(FORMAT).put((byte) has).putLong(exposure.time());
    buffer.putInt(exposure.experimentVersion());
    if (bucket != null) {
      buffer.putInt(bucket);
    }
    if (propensity != null) {
      buffer.putDouble(propensity);
    }
    if (published != null) {
      buffer.putLong(published.first()).putLong(published.last());
    }
    buffer.putInt(variant.length).put(variant).put(event);
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException if a later version of Assay wrote it
   */
  static StickyExposure read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte format = buffer.get();
    if (format != FORMAT) {
      throw new IllegalStateException(
          "An exposure is stored in format %d; this version reads %d".formatted(format, FORMAT));
    }
    byte has = buffer.get();
    long time = buffer.getLong();
    int version = buffer.getInt();
    Integer bucket = (has & HAS_BUCKET) == 0 ? null : buffer.getInt();
    Double propensity = (has & HAS_PROPENSITY) == 0 ? null : buffer.getDouble();
    Published published =
        (has & IS_PUBLISHED) == 0 ? null : new Published(buffer.getLong(), buffer.getLong());
    String variant = text(buffer, buffer.getInt());
    String event = text(buffer, buffer.remaining());
    return new StickyExposure(event, variant, time, version, bucket, propensity, published);
  }

  private static String text(ByteBuffer buffer, int length) {
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
