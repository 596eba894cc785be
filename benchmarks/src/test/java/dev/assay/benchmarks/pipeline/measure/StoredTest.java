package dev.assay.benchmarks.pipeline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTest {

  @TempDir Path directory;

  @Test
  void bytesAreSharedByUnitsAndByEvents() {
    assertThat(Stored.of(400, 1_000, 10, 100)).isEqualTo(new Stored(400, 40, 4, 1_000, 100, 10));
  }

  @Test
  void directoryIsItsFilesAndThoseBelow() throws IOException {
    Files.write(directory.resolve("one"), new byte[3]);
    Files.write(Files.createDirectory(directory.resolve("below")).resolve("two"), new byte[4]);
    assertThat(StoredBytes.ofDirectory(directory)).isEqualTo(7);
  }

  @Test
  void directoryThatNobodyMadeIsEmpty() {
    assertThat(StoredBytes.ofDirectory(directory.resolve("none"))).isZero();
  }
}
