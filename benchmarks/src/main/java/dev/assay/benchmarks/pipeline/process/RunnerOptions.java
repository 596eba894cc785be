package dev.assay.benchmarks.pipeline.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a runner is started with, as options of a command. */
public final class RunnerOptions {

  @Option(
      names = "--threads",
      description = "processing threads of each runner; its instances share them evenly")
  private int threads = 2;

  @Option(names = "--commit-interval-ms", description = "of each runner")
  private int commitIntervalMs = 500;

  @Option(names = "--heap", description = "largest heap of each process of a runner")
  private String heap = "2g";

  @Option(names = "--recordings", description = "directory for flight recordings of each process")
  private @Nullable Path recordings;

  int commitIntervalMs() {
    return commitIntervalMs;
  }

  /**
   * Refuses a number of instances that cannot share the threads evenly.
   *
   * @throws IllegalArgumentException with both numbers
   */
  public void checkInstances(int instances) {
    if (instances < 1 || threads % instances != 0) {
      throw new IllegalArgumentException(
          "--threads=%d cannot be shared by --instances=%d: a multiple of it is needed"
              .formatted(threads, instances));
    }
  }

  /** Threads of each of a runner's instances. */
  int threadsOfEach(int instances) {
    checkInstances(instances);
    return threads / instances;
  }

  /**
   * Flags of the virtual machine: the same for all.
   *
   * @param name of the process, for its recording
   * @param collections where the garbage collector writes what it did
   */
  List<String> flags(String name, Path collections) {
    List<String> flags =
        new ArrayList<>(
            List.of("-Xmx" + heap, "-Duser.timezone=UTC", "-Xlog:gc:file=" + collections));
    if (recordings != null) {
      Path file = created(recordings).toAbsolutePath().resolve(name + ".jfr");
      flags.add(
          "-XX:StartFlightRecording=settings=profile,jdk.CPUTimeSample#enabled=true,filename="
              + file);
    }
    return flags;
  }

  private static Path created(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
