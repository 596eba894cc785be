package dev.assay.aggregator.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Live objects over a store of bytes. What was changed is written when the task commits, before its
 * transaction does; only then are objects let go that were not used lately.
 *
 * <p>Kafka Streams calls {@link #flushCache} in {@code prepareCommit} on the store that was
 * registered, which is the {@code root} handed to {@code init}: so this wrapper hands itself down.
 * {@link WrappedStateStore} is internal to Kafka Streams; this class alone uses it.
 *
 * <p>The stream thread alone calls what changes; other threads only {@link #read}, and see what was
 * written at a commit, all of it or nothing.
 */
public final class WriteBackStore<K, V>
    extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, K, V> {

  private final Codec<K, V> codec;
  private final int capacity;
  private final Map<K, Entry<K, V>> cache = new LinkedHashMap<>(1024);
  private final List<Entry<K, V>> changed = new ArrayList<>();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final EntryBatch batch;
  private Runnable beforeWrite = () -> {};
  private Runnable afterWrite = () -> {};

  WriteBackStore(KeyValueStore<Bytes, byte[]> bytes, Codec<K, V> codec, int capacity) {
    super(bytes);
    this.codec = codec;
    this.capacity = capacity;
    this.batch = new EntryBatch(bytes);
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    wrapped().init(context, root);
  }

  /**
   * What is done each time before changes are written; it may change values. Other threads see
   * neither a part of it nor the changes without it.
   */
  public void beforeWrite(Runnable action) {
    beforeWrite = action;
  }

  /** What is done each time after changes were written, and other threads see them. */
  public void afterWrite(Runnable action) {
    afterWrite = action;
  }

  /** Does something and writes it; other threads see all of it or nothing. */
  public void atomically(Runnable action) {
    lock.writeLock().lock();
    try {
      action.run();
      flushCache();
      codec.edges().ifPresent(this::close);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** The value of a key, about to be changed; made when there is none. */
  public V change(K key, Supplier<V> create) {
    Entry<K, V> entry = entry(key);
    V value = entry.value;
    if (value == null) {
      value = create.get();
      entry.value = value;
    }
    markChanged(entry);
    return value;
  }

  /** The value of a key, not to be changed. */
  public @Nullable V get(K key) {
    return entry(key).value;
  }

  public void put(K key, V value) {
    Entry<K, V> entry = entry(key);
    entry.value = value;
    markChanged(entry);
  }

  public void delete(K key) {
    Entry<K, V> entry = entry(key);
    entry.value = null;
    markChanged(entry);
  }

  /** Number of objects in memory. */
  public int held() {
    return cache.size();
  }

  /** Whether so much is held that a commit should let go of some. */
  public boolean isFull() {
    return cache.size() >= 2 * capacity;
  }

  /** Writes what was changed and hands every entry to the action. */
  public void forEach(BiConsumer<K, V> action) {
    flushCache();
    cache.clear();
    try (KeyValueIterator<Bytes, byte[]> entries = wrapped().all()) {
      visit(entries, action);
    }
  }

  /** The keys from one to another, in the order of their bytes, whether written yet or not. */
  public List<K> keys(Bytes from, Bytes to) {
    SortedMap<Bytes, K> keys = new TreeMap<>();
    try (KeyValueIterator<Bytes, byte[]> entries = wrapped().range(from, to)) {
      while (entries.hasNext()) {
        Bytes key = entries.next().key;
        if (!codec.isPart(key)) {
          keys.put(key, codec.key(key));
        }
      }
    }
    for (Entry<K, V> entry : changed) {
      Bytes bytes = codec.key(entry.key);
      if (entry.value == null) {
        keys.remove(bytes);
      } else if (bytes.compareTo(from) >= 0 && bytes.compareTo(to) <= 0) {
        keys.put(bytes, entry.key);
      }
    }
    return List.copyOf(keys.values());
  }

  /** Reads what was written at the last commit; for other threads. */
  public <R> R read(Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> reader) {
    lock.readLock().lock();
    try {
      return reader.apply(wrapped());
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void flushCache() {
    lock.writeLock().lock();
    try {
      beforeWrite.run();
      if (!changed.isEmpty()) {
        codec.edges().ifPresent(this::open);
      }
      for (Entry<K, V> entry : changed) {
        V value = entry.value;
        if (value == null) {
          batch.delete(codec.key(entry.key));
          codec.parts(entry.key).ifPresent(this::deleteAll);
        } else {
          batch.put(codec.key(entry.key), codec.write(entry.key, value, batch));
        }
        entry.changed = false;
      }
      changed.clear();
      batch.write();
      if (lock.getWriteHoldCount() == 1) {
        codec.edges().ifPresent(this::close);
      }
    } finally {
      lock.writeLock().unlock();
    }
    afterWrite.run();
    trim();
  }

  /** Says that changes follow. */
  private void open(Codec.Edges edges) {
    byte[] last = wrapped().get(edges.after());
    long number = last == null ? 0 : ByteBuffer.wrap(last).getLong();
    wrapped().put(edges.before(), ByteBuffer.allocate(Long.BYTES).putLong(number + 1).array());
  }

  /** Says that the changes are whole. */
  private void close(Codec.Edges edges) {
    byte[] opened = wrapped().get(edges.before());
    if (opened != null && !Arrays.equals(opened, wrapped().get(edges.after()))) {
      wrapped().put(edges.after(), opened);
    }
  }

  @Override
  public void clearCache() {
    beforeWrite = () -> {};
    afterWrite = () -> {};
    cache.clear();
    changed.clear();
    batch.clear();
  }

  @Override
  public void close() {
    clearCache();
    super.close();
  }

  private Entry<K, V> entry(K key) {
    Entry<K, V> entry = cache.get(key);
    if (entry == null) {
      byte[] bytes = wrapped().get(codec.key(key));
      entry = new Entry<>(key, bytes == null ? null : codec.read(key, bytes, batch));
      cache.put(key, entry);
    }
    entry.used = true;
    return entry;
  }

  private void markChanged(Entry<K, V> entry) {
    if (!entry.changed) {
      entry.changed = true;
      changed.add(entry);
    }
  }

  /**
   * Lets go of what came first and was not used since the last time; then of what came first. All
   * of it is written by now.
   */
  private void trim() {
    trim(entry -> !entry.used);
    trim(entry -> true);
  }

  private void trim(Predicate<Entry<K, V>> condition) {
    Iterator<Entry<K, V>> first = cache.values().iterator();
    int excess = cache.size() - capacity;
    while (excess > 0 && first.hasNext()) {
      Entry<K, V> entry = first.next();
      if (condition.test(entry)) {
        first.remove();
        excess--;
      }
      entry.used = false;
    }
  }

  private void visit(KeyValueIterator<Bytes, byte[]> entries, BiConsumer<K, V> action) {
    while (entries.hasNext()) {
      KeyValue<Bytes, byte[]> stored = entries.next();
      if (!codec.isPart(stored.key)) {
        K key = codec.key(stored.key);
        action.accept(key, codec.read(key, stored.value, batch));
      }
    }
  }

  private void deleteAll(Codec.KeyRange range) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = wrapped().range(range.first(), range.last())) {
      entries.forEachRemaining(entry -> keys.add(entry.key));
    }
    keys.forEach(batch::delete);
  }

  private static final class Entry<K, V> {
    private final K key;

    /** Null: there is no such entry, or no longer. */
    private @Nullable V value;

    private boolean changed;

    /** Since objects were let go of. */
    private boolean used;

    Entry(K key, @Nullable V value) {
      this.key = key;
      this.value = value;
    }
  }
}
