package dev.assay.assigner.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of the spool. Each entry has its length and its checksum (CRC-32C) before it, 4 bytes
 * each. For one thread at a time, but for {@link #force}.
 */
final class SpoolFile implements AutoCloseable {

  /** Of an entry, in bytes. What has a greater length was not written so. */
  static final int MOST = 4 << 20;

  private static final int HEAD = 2 * Integer.BYTES;

  private final Path path;
  private final FileChannel channel;
  private long size;
  private long readTo;
  private int open;

  private SpoolFile(Path path, FileChannel channel, long size) {
    this.path = path;
    this.channel = channel;
    this.size = size;
  }

  static SpoolFile create(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new SpoolFile(path, channel, 0);
  }

  static SpoolFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new SpoolFile(path, channel, channel.size());
  }

  /** How many bytes an entry takes. */
  static long bytes(byte[] entry) {
    return HEAD + (long) entry.length;
  }

  /** In bytes. */
  long size() {
    return size;
  }

  /** A part of an entry that could not be written whole is overwritten by the next. */
  void append(byte[] entry) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(HEAD + entry.length);
    buffer.putInt(entry.length).putInt(checksum(entry)).put(entry).flip();
    long at = size;
    while (buffer.hasRemaining()) {
      at += channel.write(buffer, at);
    }
    size = at;
  }

  /**
   * The next entry that was not read yet.
   *
   * @return null at the end, which is also where an entry was not written whole
   * @throws DamagedEntry if one is not as it was written; the next call reads on after it
   */
  byte @Nullable [] read() throws IOException, DamagedEntry {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    if (readTo + HEAD > size || !fill(head, readTo)) {
      return null;
    }
    int length = head.getInt();
    int checksum = head.getInt();
    boolean isWhole = length >= 0 && length <= MOST && readTo + HEAD + length <= size;
    ByteBuffer entry = ByteBuffer.allocate(isWhole ? length : 0);
    if (!isWhole || !fill(entry, readTo + HEAD)) {
      return null;
    }
    readTo += HEAD + length;
    if (checksum(entry.array()) != checksum) {
      throw new DamagedEntry(path, readTo - HEAD - length);
    }
    open++;
    return entry.array();
  }

  /** One of those that were read is done with. */
  void done() {
    open--;
  }

  /** Whether every entry that can be read was, and is done with. */
  boolean isDone() {
    return open == 0 && readTo == size;
  }

  /**
   * What is not read by now is not readable.
   *
   * @return how many bytes that is
   */
  long giveUpTheRest() {
    long rest = size - readTo;
    readTo = size;
    return rest;
  }

  /** Begins again with the first entry; none is handed out. */
  void rewind() {
    readTo = 0;
    open = 0;
  }

  /** Waits until the disk has it. */
  void force() throws IOException {
    channel.force(false);
  }

  void delete() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private boolean fill(ByteBuffer buffer, long from) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        return false;
      }
    }
    buffer.flip();
    return true;
  }

  private static int checksum(byte[] entry) {
    CRC32C checksum = new CRC32C();
    checksum.update(entry);
    return (int) checksum.getValue();
  }

  /** An entry that is not as it was written. */
  static final class DamagedEntry extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedEntry(Path path, long position) {
      super("the entry at byte %d of %s is damaged".formatted(position, path));
    }
  }
}
