package dev.assay.benchmarks.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every runner of a benchmark gets.
 *
 * @param heap largest heap, as {@code -Xmx} takes it
 * @param recordings where flight recordings go; null for none
 */
record StageSettings(
    String bootstrapServers,
    String registryUrl,
    int threads,
    int commitIntervalMs,
    String heap,
    @Nullable Path recordings) {

  /** Flags of the virtual machine: the same for all. */
  List<String> flags(String run) {
    List<String> flags = new ArrayList<>(List.of("-Xmx" + heap, "-Duser.timezone=UTC"));
    if (recordings != null) {
      Path file = recordings.toAbsolutePath().resolve(run + ".jfr");
      flags.add(
          "-XX:StartFlightRecording=settings=profile,jdk.CPUTimeSample#enabled=true,filename="
              + file);
    }
    return flags;
  }
}
