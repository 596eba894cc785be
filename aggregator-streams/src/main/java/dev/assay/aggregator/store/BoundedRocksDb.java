package dev.assay.aggregator.store;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound on the memory of all stores of the process. Kafka Streams' default is a bound for each
 * store: 12 of them would take over a gigabyte.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  private static final long TOTAL_BYTES = 256L << 20;
  private static final long WRITE_BUFFER_BYTES = 128L << 20;
  private static final long MEMTABLE_BYTES = 16L << 20;

  /**
   * Of a memtable, what tells that a key is not in it: most units and cells are looked for once.
   */
  private static final double MEMTABLE_FILTER = 0.05;

  private static final int DEFAULT_SHARDS = -1;

  /** Of the cache, what indexes and filters keep when blocks of data come and go. */
  private static final double INDEX_SHARE = 0.25;

  static {
    RocksDB.loadLibrary();
  }

  // Shared by every store for as long as the process lives: never closed.
  private static final Cache CACHE = new LRUCache(TOTAL_BYTES, DEFAULT_SHARDS, false, INDEX_SHARE);
  private static final WriteBufferManager WRITE_BUFFERS =
      new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinL0FilterAndIndexBlocksInCache(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITE_BUFFERS);
    options.setWriteBufferSize(MEMTABLE_BYTES);
    options.setMaxWriteBufferNumber(2);
    options.setMemtableWholeKeyFiltering(true);
    options.setMemtablePrefixBloomSizeRatio(MEMTABLE_FILTER);
  }

  @Override
  public void close(String storeName, Options options) {
    // Nothing is the store's own.
  }
}
