package dev.assay.local.command;

import dev.assay.local.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that an option names. */
final class OutputFile {
  private OutputFile() {}

  static void write(String option, Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CommandFailure("%s %s cannot be written: %s".formatted(option, file, e), e);
    }
  }
}
