package dev.assay.benchmarks.pipeline.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for one run, which is removed with all that is in it. */
public record WorkDirectory(Path path) implements AutoCloseable {

  /** Makes one. */
  public static WorkDirectory create() throws IOException {
    return new WorkDirectory(Files.createTempDirectory("assay-benchmark"));
  }

  @Override
  public void close() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(path)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
