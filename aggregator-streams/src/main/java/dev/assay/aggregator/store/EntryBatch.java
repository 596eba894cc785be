package dev.assay.aggregator.store;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Entries that go to a store many at once, in their order: each call leads through the store's
 * layers and into native code. What waits is not seen by {@link #get}.
 */
final class EntryBatch implements Parts {

  private static final int SIZE = 256;

  private final KeyValueStore<Bytes, byte[]> store;
  private final List<KeyValue<Bytes, byte[]>> waiting = new ArrayList<>(SIZE);

  EntryBatch(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  @Override
  public void put(Bytes key, byte[] bytes) {
    add(KeyValue.pair(key, bytes));
  }

  @Override
  public void delete(Bytes key) {
    add(KeyValue.pair(key, null));
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return store.get(key);
  }

  /** Writes what waits. */
  void write() {
    store.putAll(waiting);
    waiting.clear();
  }

  /** Forgets what waits. */
  void clear() {
    waiting.clear();
  }

  private void add(KeyValue<Bytes, byte[]> entry) {
    waiting.add(entry);
    if (waiting.size() == SIZE) {
      write();
    }
  }
}
