package dev.assay.schemas.summary;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the digests of a metric's groups apart from their latest values: a digest is large and
 * changes with every few hundred values, so it is not written with each.
 */
public interface DigestStore {

  void put(int group, ByteBuffer digests);

  /** Null when there are none. */
  @Nullable ByteBuffer get(int group);
}
