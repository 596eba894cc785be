package dev.assay.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.schemas.avro.DeadLetter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Finds letters about the same record. One that was sent again and failed again has a letter more
 * each time: were all of them sent, every replay would double their number.
 */
final class Fingerprints {

  private final Set<ByteBuffer> known = new HashSet<>();

  /** Whether no letter with the same topic, partition, time, key, value and headers came before. */
  boolean add(Letter found) {
    MessageDigest digest = sha256();
    DeadLetter letter = found.letter();
    update(digest, ByteBuffer.wrap(letter.getTopic().getBytes(UTF_8)));
    digest.update(
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
            .putInt(letter.getPartition())
            .putLong(letter.getRecordTime().toEpochMilli())
            .flip());
    update(digest, letter.getKey());
    update(digest, letter.getValue());
    for (Header header : found.headers()) {
      update(digest, ByteBuffer.wrap(header.key().getBytes(UTF_8)));
      update(digest, header.value() == null ? null : ByteBuffer.wrap(header.value()));
    }
    return known.add(ByteBuffer.wrap(digest.digest()));
  }

  /** Lengths come first, so that no two rows of parts look alike. */
  private static void update(MessageDigest digest, @Nullable ByteBuffer part) {
    int length = part == null ? -1 : part.remaining();
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
    if (part != null) {
      digest.update(part.duplicate());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
