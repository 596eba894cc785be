package dev.assay.aggregator.observation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * An event's id in 128 bits: a UUID's own, or the MD5 of any other text.
 *
 * <p>Ids are kept with every waiting event, so they are kept small. Two of a subject's events share
 * a digest with a probability under 1e-30.
 */
public record EventId(long high, long low) implements Comparable<EventId> {

  private static final int UUID_LENGTH = 36;

  public static EventId of(String text) {
    if (text.length() == UUID_LENGTH && text.charAt(8) == '-' && text.charAt(13) == '-') {
      try {
        UUID uuid = UUID.fromString(text);
        return new EventId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
      } catch (IllegalArgumentException notHexadecimal) {
        return digest(text);
      }
    }
    return digest(text);
  }

  @Override
  public int compareTo(EventId other) {
    int byHigh = Long.compare(high, other.high);
    return byHigh != 0 ? byHigh : Long.compare(low, other.low);
  }

  private static EventId digest(String text) {
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
      return new EventId(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    }
  }
}
