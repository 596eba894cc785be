package dev.assay.aggregator.store;

import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Entries of a store that belong to a value and are not always written with it. */
public interface Parts {

  void put(Bytes key, byte[] bytes);

  void delete(Bytes key);

  /** Null when there is none. */
  byte @Nullable [] get(Bytes key);
}
