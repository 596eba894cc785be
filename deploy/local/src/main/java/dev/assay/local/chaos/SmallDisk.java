package dev.assay.local.chaos;

import dev.assay.local.CommandFailure;
import dev.assay.local.publish.Pause;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small file system in memory, mounted over a directory. Only root may mount, on Linux. */
final class SmallDisk implements AutoCloseable {

  private static final String SIZE = "64m";
  private static final int CHUNK_BYTES = 4 * 1024;
  private static final long PATIENCE_SECONDS = 20;
  private static final int ATTEMPTS = 10;

  private final Path directory;
  private final Path ballast;

  private SmallDisk(Path directory) {
    this.directory = directory;
    this.ballast = directory.resolve("ballast");
  }

  /**
   * Mounts it.
   *
   * @throws CommandFailure if this system does not let us, with what it says
   */
  static SmallDisk mount(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "assay-chaos", directory.toString());
    return new SmallDisk(directory);
  }

  /** Leaves no byte free. */
  void fill() {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException e) {
      // Full: this is what we want.
      return;
    }
  }

  /** Gives back what was filled. */
  void free() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unmounts it, and loses what is in it. */
  @Override
  public void close() {
    for (int attempt = 1; Files.exists(directory) && isMounted(); attempt++) {
      try {
        run("umount", directory.toString());
      } catch (CommandFailure e) {
        // The kernel takes a moment to close the files of a process that was killed.
        if (attempt == ATTEMPTS) {
          throw e;
        }
        Pause.millis(200);
      }
    }
  }

  private boolean isMounted() {
    try {
      return Files.readString(Path.of("/proc/mounts")).contains(" " + directory + " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new CommandFailure("%s did not end in time".formatted(words[0]));
      }
      if (process.exitValue() != 0) {
        String said =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        throw new CommandFailure("'%s' failed: %s".formatted(String.join(" ", words), said));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", e);
    } catch (IOException e) {
      throw new CommandFailure("%s cannot be run: %s".formatted(words[0], e.getMessage()), e);
    }
  }
}
