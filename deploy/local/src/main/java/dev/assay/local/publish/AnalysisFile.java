package dev.assay.local.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.local.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that {@code --json} writes. */
public final class AnalysisFile {

  private AnalysisFile() {}

  /** Writes {@code {"experiments": [...]}} with the analyzer's answers as they are. */
  public static void write(Path path, List<JsonNode> analyses) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.putArray("experiments").addAll(analyses);
    try {
      Files.writeString(path, file.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new CommandFailure("--json %s cannot be written: %s".formatted(path, e), e);
    }
  }
}
