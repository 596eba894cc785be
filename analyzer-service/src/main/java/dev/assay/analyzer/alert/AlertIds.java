package dev.assay.analyzer.alert;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that depend on nothing but what an alert is about: UUIDs of version 5 (RFC 9562). */
final class AlertIds {

  private static final UUID NAMESPACE = UUID.fromString("5f0c7c3e-8d0f-5b52-9c39-6f0f6a1f7b6d");

  private AlertIds() {}

  /** The id of what these parts name together; other parts have another id. */
  static String of(String... parts) {
    // An id or a name can hold any visible character, but not this one.
    byte[] name = String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8);
    ByteBuffer hash = ByteBuffer.wrap(sha1(name));
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low).toString();
  }

  private static byte[] sha1(byte[] name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .array());
      return digest.digest(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }
}
