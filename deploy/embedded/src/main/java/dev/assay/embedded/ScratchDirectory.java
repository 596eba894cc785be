package dev.assay.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory that was given and stays, or a temporary one that goes when it is closed. */
public record ScratchDirectory(Path path, boolean isTemporary) implements AutoCloseable {
  /**
   * Opens the given directory, which is created where it is missing, or a temporary one for null.
   */
  public static ScratchDirectory open(@Nullable Path given, String prefix) {
    try {
      return given == null
          ? new ScratchDirectory(Files.createTempDirectory(prefix), true)
          : new ScratchDirectory(Files.createDirectories(given.toAbsolutePath()), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (!isTemporary || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
