package dev.assay.benchmarks.pipeline.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file that will be removed with its directory. */
final class LastLines {

  private static final int SHOWN = 30;

  private LastLines() {}

  static String of(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
