package dev.assay.benchmarks.pipeline.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a garbage collector wrote, as {@code -Xlog:gc} has it. */
public final class CollectionLog {

  /**
   * Used before and after, as in {@code Pause Young (Normal) (G1 Evacuation Pause) 24M->3M(64M)}.
   */
  private static final Pattern COLLECTION =
      Pattern.compile("Pause (?:Young|Full).* \\d+M->(\\d+)M");

  private static final long MEBIBYTE = 1 << 20;

  private CollectionLog() {}

  /**
   * The heap that was used after a collection at most, in bytes; 0 when there was none. What is no
   * longer needed and old is in it, until the collector comes to it.
   */
  public static long peakBytesAfter(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return MEBIBYTE
          * lines
              .flatMap(line -> COLLECTION.matcher(line).results())
              .map((MatchResult collection) -> collection.group(1))
              .mapToLong(Long::parseLong)
              .max()
              .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
