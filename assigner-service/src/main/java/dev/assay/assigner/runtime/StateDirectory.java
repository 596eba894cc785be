package dev.assay.assigner.runtime;

import dev.assay.assigner.config.Settings;
import dev.assay.assigner.spool.Spool;
import dev.assay.assigner.sticky.StickyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory of this process alone: what is under it has one writer. */
final class StateDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private StateDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the directory, and keeps others from it until this is closed or the process has ended.
   *
   * @throws StartFailure if it cannot be used, or another process has it
   */
  static StateDirectory claim(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = channel.tryLock();
      if (held == null) {
        channel.close();
        throw new StartFailure(
            "%s is '%s', which another assigner uses; it must be a directory of this one alone"
                .formatted(Settings.STATE_DIRECTORY, path),
            new IOException("locked"));
      }
      return new StateDirectory(path, channel);
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /**
   * Who was exposed to what.
   *
   * @throws StartFailure if it cannot be opened
   */
  StickyStore store() {
    try {
      return StickyStore.open(path.resolve("exposures"));
    } catch (IllegalStateException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * What is to be published yet.
   *
   * @throws StartFailure if it cannot be opened
   */
  Spool spool(long mostBytes) {
    try {
      return Spool.open(path.resolve("spool"), mostBytes);
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StartFailure unusable(Path path, IOException cause) {
    return new StartFailure(
        "%s is '%s', which cannot be used: %s"
            .formatted(Settings.STATE_DIRECTORY, path, Prerequisites.rootMessage(cause)),
        cause);
  }
}
