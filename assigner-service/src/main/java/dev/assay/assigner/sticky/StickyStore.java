package dev.assay.assigner.sticky;

import dev.assay.assigner.assignment.PriorExposure;
import dev.assay.assigner.assignment.PriorExposures;
import dev.assay.assigner.sticky.Participants.Participant;
import dev.assay.schemas.avro.Assignment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was exposed to what, on disk, with how far the topic was read: both are written at once. What
 * is written is there after the process was killed. Safe for use by several threads.
 */
public final class StickyStore implements PriorExposures, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StickyStore.class);

  /** How many units are looked at for one page at most. */
  private static final int LOOKED_AT = 100_000;

  private static final byte[] LOG_ID = "log".getBytes(StandardCharsets.UTF_8);

  private final BoundedRocks rocks;
  private final ExposureFilter exposed = new ExposureFilter();
  private final Thread filling = new Thread(this::fill, "exposure-filter");
  private volatile boolean isClosing;

  /** An exposure is looked up and written by one thread at a time. */
  private final Object writing = new Object();

  private volatile boolean failing;

  private StickyStore(BoundedRocks rocks) {
    this.rocks = rocks;
    filling.setDaemon(true);
    filling.start();
  }

  /**
   * Opens the store, or makes an empty one.
   *
   * @throws IllegalStateException if the directory cannot be used
   */
  public static StickyStore open(Path directory) {
    try {
      return new StickyStore(BoundedRocks.open(directory));
    } catch (RocksDBException e) {
      throw new IllegalStateException(
          "the exposures in %s cannot be opened: %s".formatted(directory, e.getMessage()), e);
    }
  }

  /** Waits until it is known in memory who was not exposed: looks are faster from then on. */
  public void awaitFilter() throws InterruptedException {
    filling.join();
  }

  /** Null too where the disk fails: then the answer is what a new unit gets. */
  @Override
  public @Nullable PriorExposure of(String experimentId, String unitId) {
    StickyExposure known = find(experimentId, unitId);
    return known == null ? null : known.prior();
  }

  /** What is known of the unit; null too where the disk fails. */
  public @Nullable StickyExposure find(String experimentId, String unitId) {
    if (!exposed.mayHave(experimentId, unitId)) {
      return null;
    }
    try {
      return get(StickyCodec.key(experimentId, unitId));
    } catch (RocksDBException e) {
      failed(e);
      return null;
    }
  }

  /**
   * Takes an exposure in that this process gives, unless another stands.
   *
   * @param variants those that the experiment has: an exposure to any other does not stand
   * @return the one that stands; this one where the disk fails
   */
  public StickyExposure claim(Assignment exposure, Set<String> variants) {
    StickyExposure given = StickyExposure.given(exposure);
    byte[] key = StickyCodec.key(exposure.getExperimentId(), exposure.getUnitId());
    try {
      synchronized (writing) {
        StickyExposure known =
            exposed.mayHave(exposure.getExperimentId(), exposure.getUnitId()) ? get(key) : null;
        if (known != null && variants.contains(known.variantId())) {
          // An earlier time of the same variant is learned from the topic.
          return known;
        }
        exposed.add(exposure.getExperimentId(), exposure.getUnitId());
        rocks.put(key, StickyCodec.write(given));
      }
      succeeded();
    } catch (RocksDBException e) {
      failed(e);
    }
    return given;
  }

  /**
   * Takes in what was read of the topic.
   *
   * @param positions of partitions: the offset to go on at
   * @throws IllegalStateException if the disk fails; then nothing of it is there
   */
  public void apply(List<Assignment> exposures, Map<Integer, Long> positions) {
    Map<ByteBuffer, StickyExposure> changed = new HashMap<>();
    try (WriteBatch batch = new WriteBatch()) {
      synchronized (writing) {
        for (Assignment exposure : exposures) {
          if (StickyCodec.isKey(exposure.getExperimentId())) {
            byte[] key = StickyCodec.key(exposure.getExperimentId(), exposure.getUnitId());
            ByteBuffer wrapped = ByteBuffer.wrap(key);
            StickyExposure before = changed.get(wrapped);
            if (before == null
                && exposed.mayHave(exposure.getExperimentId(), exposure.getUnitId())) {
              before = get(key);
            }
            exposed.add(exposure.getExperimentId(), exposure.getUnitId());
            StickyExposure read = StickyExposure.read(exposure);
            changed.put(wrapped, before == null ? read : before.with(read));
          }
        }
        for (Map.Entry<ByteBuffer, StickyExposure> entry : changed.entrySet()) {
          batch.put(entry.getKey().array(), StickyCodec.write(entry.getValue()));
        }
        for (Map.Entry<Integer, Long> position : positions.entrySet()) {
          rocks.putPosition(batch, partition(position.getKey()), number(position.getValue()));
        }
        rocks.write(batch);
      }
      succeeded();
    } catch (RocksDBException e) {
      throw unusable(e);
    }
  }

  /**
   * Says which topic is read. What came from another one is dropped: its positions mean nothing
   * here.
   *
   * @param id another one for a topic that was made anew
   * @throws IllegalStateException if the disk fails
   */
  public void readFrom(String id) {
    try {
      synchronized (writing) {
        byte[] log = id.getBytes(StandardCharsets.UTF_8);
        byte[] before = rocks.position(LOG_ID);
        if (before != null && !Arrays.equals(before, log)) {
          LOG.warn("The topic of assignments is another one; its exposures are read anew");
          rocks.clear();
        }
        try (WriteBatch batch = new WriteBatch()) {
          rocks.putPosition(batch, LOG_ID, log);
          rocks.write(batch);
        }
      }
    } catch (RocksDBException e) {
      throw unusable(e);
    }
  }

  /**
   * The offset at which to go on in a partition; 0: nothing was read of it.
   *
   * @throws IllegalStateException if the disk fails
   */
  public long position(int partition) {
    try {
      byte[] position = rocks.position(partition(partition));
      return position == null ? 0 : ByteBuffer.wrap(position).getLong();
    } catch (RocksDBException e) {
      throw unusable(e);
    }
  }

  /**
   * Who is in the experiment, by unit id. A page can be shorter than its limit, with others to
   * follow: of one variant, only so many units are looked at at once.
   *
   * @param variant null: in any
   * @param after the last unit of the page before; null: from the beginning
   * @param limit 1 or more
   */
  public Participants participants(
      String experimentId, @Nullable String variant, @Nullable String after, int limit) {
    byte[] prefix = StickyCodec.key(experimentId, "");
    byte[] from = after == null ? prefix : StickyCodec.key(experimentId, after);
    List<Participant> units = new ArrayList<>();
    String last = null;
    int looked = 0;
    try (RocksIterator entries = rocks.entries()) {
      for (entries.seek(from); entries.isValid(); entries.next()) {
        String unitId = StickyCodec.unitId(entries.key(), prefix);
        if (unitId == null) {
          break;
        }
        if (!unitId.equals(after)) {
          if (units.size() == limit || looked == LOOKED_AT) {
            return new Participants(units, last);
          }
          StickyExposure exposure = StickyCodec.read(entries.value());
          if (variant == null || variant.equals(exposure.variantId())) {
            units.add(new Participant(unitId, exposure));
          }
          last = unitId;
          looked++;
        }
      }
    }
    return new Participants(units, null);
  }

  /** Whether the latest exposure could not be looked up or written. */
  public boolean isFailing() {
    return failing;
  }

  @Override
  public void close() {
    isClosing = true;
    boolean isInterrupted = false;
    while (filling.isAlive()) {
      try {
        // It looks at what is closed next.
        filling.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    rocks.close();
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until it is done, every look goes to the disk. */
  private void fill() {
    try {
      boolean isAll =
          rocks.showKeys(
              key -> {
                StickyCodec.Id id = StickyCodec.id(key);
                exposed.add(id.experimentId(), id.unitId());
                return !isClosing;
              });
      if (isAll) {
        exposed.complete();
      }
    } catch (RocksDBException e) {
      failed(e);
    }
  }

  private @Nullable StickyExposure get(byte[] key) throws RocksDBException {
    byte[] value = rocks.get(key);
    return value == null ? null : StickyCodec.read(value);
  }

  private void succeeded() {
    if (failing) {
      LOG.info("Exposures can be stored again");
      failing = false;
    }
  }

  private void failed(RocksDBException cause) {
    if (!failing) {
      LOG.error("Exposures cannot be stored", cause);
      failing = true;
    }
  }

  private IllegalStateException unusable(RocksDBException cause) {
    failed(cause);
    return new IllegalStateException("Exposures cannot be stored", cause);
  }

  private static byte[] partition(int partition) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
