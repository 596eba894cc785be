package dev.assay.assigner.sticky;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB with entries and positions apart, in at most about 64 MiB of memory. */
final class BoundedRocks implements AutoCloseable {

  private static final long CACHE_BYTES = 32L << 20;
  private static final long WRITE_BUFFER_BYTES = 8L << 20;
  private static final long MOST_LOG_BYTES = 32L << 20;

  /**
   * Few, so that whatever is read fits into one. For the same end filters and indexes are in parts:
   * a file's whole filter would be read again at every look.
   */
  private static final int SHARD_BITS = 2;

  private static final int OPEN_FILES = 256;
  private static final int LOG_FILES = 2;
  private static final double FILTER_BITS = 10;
  private static final byte[] POSITIONS = "positions".getBytes(StandardCharsets.UTF_8);

  /** Greater than every key: no text in UTF-8 has this byte. */
  private static final byte[] END = {(byte) 0xFF};

  static {
    RocksDB.loadLibrary();
  }

  private final List<AutoCloseable> parts;
  private final RocksDB database;
  private final ColumnFamilyHandle entries;
  private final ColumnFamilyHandle positions;
  private final WriteOptions options = new WriteOptions();

  private BoundedRocks(
      List<AutoCloseable> parts, RocksDB database, List<ColumnFamilyHandle> families) {
    this.parts = parts;
    this.database = database;
    this.entries = families.getFirst();
    this.positions = families.getLast();
  }

  static BoundedRocks open(Path directory) throws RocksDBException {
    Cache cache = new LRUCache(CACHE_BYTES, SHARD_BITS);
    BloomFilter filter = new BloomFilter(FILTER_BITS);
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setFilterPolicy(filter)
            .setIndexType(IndexType.kTwoLevelIndexSearch)
            .setPartitionFilters(true)
            .setPinTopLevelIndexAndFilter(true)
            .setCacheIndexAndFilterBlocks(true)
            .setCacheIndexAndFilterBlocksWithHighPriority(true)
            .setPinL0FilterAndIndexBlocksInCache(true);
    ColumnFamilyOptions family =
        new ColumnFamilyOptions()
            .setTableFormatConfig(table)
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            .setCompressionType(CompressionType.LZ4_COMPRESSION);
    DBOptions options =
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setMaxTotalWalSize(MOST_LOG_BYTES)
            .setMaxOpenFiles(OPEN_FILES)
            .setKeepLogFileNum(LOG_FILES);
    List<AutoCloseable> parts = List.of(options, family, filter, cache);
    List<ColumnFamilyHandle> families = new ArrayList<>();
    try {
      RocksDB database =
          RocksDB.open(
              options,
              directory.toString(),
              List.of(
                  new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, family),
                  new ColumnFamilyDescriptor(POSITIONS, family)),
              families);
      return new BoundedRocks(parts, database, families);
    } catch (RocksDBException e) {
      close(parts);
      throw e;
    }
  }

  byte @Nullable [] get(byte[] key) throws RocksDBException {
    return database.get(entries, key);
  }

  void put(byte[] key, byte[] value) throws RocksDBException {
    database.put(entries, options, key, value);
  }

  byte @Nullable [] position(byte[] key) throws RocksDBException {
    return database.get(positions, key);
  }

  void putPosition(WriteBatch batch, byte[] key, byte[] value) throws RocksDBException {
    batch.put(positions, key, value);
  }

  void write(WriteBatch batch) throws RocksDBException {
    database.write(options, batch);
  }

  /** As they are now; the caller closes it. */
  RocksIterator entries() {
    return database.newIterator(entries);
  }

  /**
   * Shows every key that there is now, in order, until somebody has seen enough. Leaves what calls
   * look at in the cache.
   *
   * @return whether all were shown
   */
  boolean showKeys(Predicate<byte[]> goOn) throws RocksDBException {
    try (ReadOptions options = new ReadOptions().setFillCache(false);
        RocksIterator keys = database.newIterator(entries, options)) {
      for (keys.seekToFirst(); keys.isValid(); keys.next()) {
        if (!goOn.test(keys.key())) {
          return false;
        }
      }
      keys.status();
      return true;
    }
  }

  void clear() throws RocksDBException {
    database.deleteRange(entries, new byte[0], END);
    database.deleteRange(positions, new byte[0], END);
  }

  @Override
  public void close() {
    entries.close();
    positions.close();
    database.close();
    options.close();
    close(parts);
  }

  private static void close(List<AutoCloseable> parts) {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
