package dev.assay.aggregator.store;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** How the entries of a store become bytes. */
public interface Codec<K, V> {

  Bytes key(K key);

  K key(Bytes bytes);

  /** The value; parts of it that have changed may be put apart. */
  byte[] write(K key, V value, Parts parts);

  V read(K key, byte[] bytes, Parts parts);

  /** Whether an entry is a part of a value, and none of its own. */
  default boolean isPart(Bytes key) {
    return false;
  }

  /** Where the parts of a key's value are; empty where values have none. */
  default Optional<KeyRange> parts(K key) {
    return Optional.empty();
  }

  /**
   * Two entries around what a commit writes, the same number before and after it: who reads a copy
   * that a changelog fills finds both alike when no commit is there in part. Empty: nobody does.
   */
  default Optional<Edges> edges() {
    return Optional.empty();
  }

  /** The keys of the entries before and after what is written. */
  record Edges(Bytes before, Bytes after) {}

  /** From the first key to the last, both included. */
  record KeyRange(Bytes first, Bytes last) {}
}
