package dev.assay.aggregator.store;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Entries beside values, in memory. */
record MemoryParts(Map<Bytes, byte[]> stored) implements Parts {

  MemoryParts() {
    this(new HashMap<>());
  }

  @Override
  public void put(Bytes key, byte[] bytes) {
    stored.put(key, bytes);
  }

  @Override
  public void delete(Bytes key) {
    stored.remove(key);
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return stored.get(key);
  }
}
