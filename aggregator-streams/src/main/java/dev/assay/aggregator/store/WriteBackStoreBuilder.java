package dev.assay.aggregator.store;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Builds write-back stores over RocksDB, with a changelog that cannot be switched off. */
public final class WriteBackStoreBuilder<K, V> implements StoreBuilder<WriteBackStore<K, V>> {

  private final String name;
  private final Codec<K, V> codec;
  private final int capacity;
  private Map<String, String> logConfig = new HashMap<>();

  WriteBackStoreBuilder(String name, Codec<K, V> codec, int capacity) {
    this.name = name;
    this.codec = codec;
    this.capacity = capacity;
  }

  @Override
  public WriteBackStore<K, V> build() {
    KeyValueStore<Bytes, byte[]> bytes =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingEnabled(logConfig)
            .withCachingDisabled()
            .build();
    return new WriteBackStore<>(bytes, codec, capacity);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> logConfig() {
    return logConfig;
  }

  @Override
  public boolean loggingEnabled() {
    return true;
  }

  @Override
  public StoreBuilder<WriteBackStore<K, V>> withLoggingEnabled(Map<String, String> config) {
    logConfig = config;
    return this;
  }

  @Override
  public StoreBuilder<WriteBackStore<K, V>> withLoggingDisabled() {
    throw new UnsupportedOperationException("Without a changelog a task would forget: " + name);
  }

  @Override
  public StoreBuilder<WriteBackStore<K, V>> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<WriteBackStore<K, V>> withCachingDisabled() {
    return this;
  }
}
