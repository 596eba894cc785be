package dev.assay.assigner.spool;

import dev.assay.assigner.spool.SpoolFile.DamagedEntry;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries that are to be sent, in the order in which they came. A file is deleted when all that is
 * in it was sent: after a kill, what was sent of the last files comes once more. Safe for use by
 * several threads.
 */
public final class Spool implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final String SUFFIX = ".spool";
  private static final long MOST_OF_A_FILE = 4L << 20;
  private static final int FILES_WITHIN_BOUND = 4;
  private static final Duration FORCE_EVERY = Duration.ofMillis(50);

  private final Path directory;
  private final long mostBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();

  /** The oldest first; the last is appended to. */
  private final Deque<SpoolFile> files = new ArrayDeque<>();

  /** What the disk may not have yet. */
  private final Set<SpoolFile> unforced = new HashSet<>();

  private final Thread forcing = new Thread(this::forceEverySoOften, "spool");
  private long nextNumber;
  private long bytes;
  private boolean isClosed;

  private Spool(Path directory, long mostBytes) {
    this.directory = directory;
    this.mostBytes = mostBytes;
    forcing.setDaemon(true);
  }

  /**
   * Opens a spool, with what an earlier process left.
   *
   * @param mostBytes of all files together
   * @throws IOException if the directory cannot be used
   */
  public static Spool open(Path directory, long mostBytes) throws IOException {
    Spool spool = new Spool(directory, mostBytes);
    Files.createDirectories(directory);
    for (Path path : left(directory)) {
      String name = path.getFileName().toString();
      spool.nextNumber = Long.parseLong(name.substring(0, name.length() - SUFFIX.length())) + 1;
      SpoolFile file = SpoolFile.open(path);
      spool.files.add(file);
      spool.bytes += file.size();
    }
    spool.addFile();
    spool.forcing.start();
    return spool;
  }

  /**
   * Adds an entry. Does not wait for the disk.
   *
   * @return false when there is no room, or the entry is of more than 4 MiB
   * @throws IOException if it cannot be written
   */
  public boolean append(byte[] entry) throws IOException {
    lock.lock();
    try {
      long size = SpoolFile.bytes(entry);
      if (isClosed || bytes + size > mostBytes || entry.length > SpoolFile.MOST) {
        return false;
      }
      SpoolFile last = files.getLast();
      if (last.size() > 0
          && last.size() + size > Math.min(MOST_OF_A_FILE, mostBytes / FILES_WITHIN_BOUND)) {
        last = addFile();
      }
      last.append(entry);
      bytes += size;
      unforced.add(last);
      added.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next entry that was not handed out yet.
   *
   * @return null when none came in time
   * @throws IOException if it cannot be read
   */
  public @Nullable Entry next(Duration patience) throws IOException, InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (true) {
        Entry entry = isClosed ? null : unread();
        if (entry != null || left <= 0 || isClosed) {
          return entry;
        }
        left = added.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Shows every entry that is there, and hands none out. Before any is handed out.
   *
   * @throws IOException if one cannot be read
   */
  public void forEach(Consumer<byte[]> reader) throws IOException {
    lock.lock();
    try {
      for (SpoolFile file : files) {
        for (byte[] bytes = read(file); bytes != null; bytes = read(file)) {
          reader.accept(bytes);
        }
        file.rewind();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Of all files, in bytes; what was sent already is in it while its file is. */
  public long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  /** Stops, when the disk has everything. */
  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      added.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      forcing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lock.lock();
    try {
      for (SpoolFile file : files) {
        if (file.isDone()) {
          file.delete();
        } else {
          file.force();
          file.close();
        }
      }
    } catch (IOException e) {
      LOG.error("The spool in {} could not be closed", directory, e);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Entry unread() throws IOException {
    for (SpoolFile file : List.copyOf(files)) {
      byte[] bytes = read(file);
      if (bytes != null) {
        return new Entry(file, bytes);
      }
      if (file != files.getLast()) {
        long unread = file.giveUpTheRest();
        if (unread > 0) {
          LOG.warn("The last {} bytes of a file in {} were not written whole", unread, directory);
        }
        deleteIfDone(file);
      }
    }
    return null;
  }

  private byte @Nullable [] read(SpoolFile file) throws IOException {
    while (true) {
      try {
        return file.read();
      } catch (DamagedEntry e) {
        LOG.error("An entry is lost: {}", e.getMessage());
      }
    }
  }

  private void deleteIfDone(SpoolFile file) throws IOException {
    if (file.isDone() && file != files.getLast() && files.remove(file)) {
      bytes -= file.size();
      file.delete();
    }
  }

  private SpoolFile addFile() throws IOException {
    SpoolFile file = SpoolFile.create(directory.resolve("%019d%s".formatted(nextNumber++, SUFFIX)));
    files.add(file);
    return file;
  }

  private void forceEverySoOften() {
    try {
      while (true) {
        List<SpoolFile> written;
        lock.lock();
        try {
          if (isClosed) {
            return;
          }
          written = List.copyOf(unforced);
          unforced.clear();
        } finally {
          lock.unlock();
        }
        written.forEach(this::force);
        TimeUnit.MILLISECONDS.sleep(FORCE_EVERY.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Without the lock: nobody waits for the disk. */
  private void force(SpoolFile file) {
    try {
      file.force();
    } catch (ClosedChannelException e) {
      LOG.debug("Everything in it was sent meanwhile", e);
    } catch (IOException e) {
      LOG.error("The disk may not have the latest entries of {}", directory, e);
    }
  }

  private static List<Path> left(Path directory) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> all = Files.list(directory)) {
      all.filter(path -> path.getFileName().toString().matches("[0-9]{19}\\.spool"))
          .sorted()
          .forEach(paths::add);
    }
    return paths;
  }

  /** One that was handed out. */
  public final class Entry {

    private final SpoolFile file;
    private final byte[] bytes;

    private Entry(SpoolFile file, byte[] bytes) {
      this.file = file;
      this.bytes = bytes;
    }

    /** As they were added. */
    public byte[] bytes() {
      return bytes;
    }

    /** It was sent: it need not be kept. Once. */
    public void sent() {
      lock.lock();
      try {
        file.done();
        deleteIfDone(file);
      } catch (IOException e) {
        LOG.error("A file of {} could not be deleted", directory, e);
      } finally {
        lock.unlock();
      }
    }
  }
}
