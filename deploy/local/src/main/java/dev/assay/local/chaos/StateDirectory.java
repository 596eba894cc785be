package dev.assay.local.chaos;

import dev.assay.law.process.AggregatorInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The state directory of an instance that does not run. */
final class StateDirectory {

  private StateDirectory() {}

  /** Removes all that is in it. */
  static void wipe(AggregatorInstance instance) {
    Path directory = instance.stateDirectory();
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst =
          files.filter(file -> !file.equals(directory)).sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
