package dev.assay.local.replay.table;

import dev.assay.local.replay.mapping.InvalidInput;
import dev.assay.local.replay.mapping.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A file of rows, whose name says its format: {@code .csv}, {@code .jsonl}, and {@code .gz}. */
public sealed interface DataFile permits CsvFile, JsonLinesFile {

  Path path();

  /** Every column that any row may have. */
  Collection<String> columns();

  /** Hands every row on, in the file's order. */
  void forEach(Consumer<Row> consumer);

  /**
   * The file at this path.
   *
   * @throws InvalidInput when it cannot be read or its name says no format
   */
  static DataFile at(Path path) {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new InvalidInput("data file %s cannot be read".formatted(path));
    }
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    if (name.endsWith(".csv")) {
      return new CsvFile(path);
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return new JsonLinesFile(path);
    }
    throw new InvalidInput(
        "data file %s: unknown format; allowed: .csv, .jsonl, .ndjson, each also with .gz"
            .formatted(path));
  }

  /** The file's text; a missing last byte or a foreign encoding is an error, not a short file. */
  default void read(TextReader reader) {
    try (InputStream raw = Files.newInputStream(path());
        InputStream bytes = path().toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader text =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
      reader.read(text);
    } catch (CharacterCodingException e) {
      throw new InvalidInput("data file %s is not UTF-8 text".formatted(path()));
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInput("data file %s: %s".formatted(path(), e.getMessage()));
    }
  }

  /** What is done with a file's text. */
  @FunctionalInterface
  interface TextReader {
    void read(BufferedReader text) throws IOException;
  }
}
