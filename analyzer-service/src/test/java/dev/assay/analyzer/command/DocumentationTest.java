package dev.assay.analyzer.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.calculator.Calculator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/CALCULATIONS.md} shows is what comes out. */
class DocumentationTest {

  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void theExampleIsTrue() throws IOException {
    String cases = Files.readString(DOCS.resolve("examples/calculations.json"));
    byte[] text = Files.readAllBytes(DOCS.resolve("examples/calculations.json"));
    List<String> blocks =
        Pattern.compile("(?s)```json\n(.*?)```")
            .matcher(Files.readString(DOCS.resolve("CALCULATIONS.md")))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(blocks)
        .containsExactly(
            cases, CaseResults.of(CaseFile.read("example", text), Calculator::of).json());
  }
}
