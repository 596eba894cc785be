package dev.assay.local.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A wall clock that jumps, for a process that is started with it: libfaketime, where it is
 * installed, puts itself before the system's. The monotonic clock does not jump.
 */
record Clock(Path library, Path offset) {

  private static final List<Path> ROOTS =
      List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/local/lib"));
  private static final String NAME = "faketime/libfaketimeMT.so.1";

  /**
   * A clock that is right at first; empty where the library is not installed.
   *
   * @param offset the file that tells the process how far its clock is off
   */
  static Optional<Clock> in(Path offset) {
    return installed()
        .map(
            library -> {
              Clock clock = new Clock(library, offset);
              clock.jump(Duration.ZERO);
              return clock;
            });
  }

  /** What the process is started with. */
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME_TIMESTAMP_FILE",
        offset.toString(),
        "FAKETIME_CACHE_DURATION",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        // With the fix, timed waits of a virtual machine end at once.
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }

  /** Sets how far the clock is off, within a second. */
  void jump(Duration off) {
    try {
      Files.createDirectories(offset.toAbsolutePath().getParent());
      Files.writeString(offset, "%+ds".formatted(off.toSeconds()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> installed() {
    return ROOTS.stream()
        .flatMap(root -> Stream.concat(Stream.of(root), directories(root)))
        .map(directory -> directory.resolve(NAME))
        .filter(Files::exists)
        .findFirst();
  }

  /** Those for one kind of machine; none where the root is missing. */
  private static Stream<Path> directories(Path root) {
    File[] found = root.toFile().listFiles(File::isDirectory);
    return found == null ? Stream.of() : Arrays.stream(found).map(File::toPath);
  }
}
