package dev.assay.assigner;

import dev.assay.assigner.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files of the documentation that tests hold to. */
public final class Examples {

  private static final Path DOCS = Path.of("..", "docs");

  private Examples() {}

  /** The text of an experiment in {@code docs/examples}. */
  public static String text(String experimentId) {
    return read(DOCS.resolve("examples").resolve(experimentId + ".json"));
  }

  /** The published vectors of bucketing. */
  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> bucketing() {
    Object json = JsonText.read(read(DOCS.resolve("bucketing.json")));
    return (Map<String, @Nullable Object>) Objects.requireNonNull(json);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
