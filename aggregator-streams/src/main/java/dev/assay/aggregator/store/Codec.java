package dev.assay.aggregator.store;

import org.apache.kafka.common.utils.Bytes;

/** How the entries of a store become bytes. */
public interface Codec<K, V> {

  Bytes key(K key);

  K key(Bytes bytes);

  byte[] write(K key, V value);

  V read(K key, byte[] bytes);
}
