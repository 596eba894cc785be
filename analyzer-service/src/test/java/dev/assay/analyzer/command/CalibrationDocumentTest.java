package dev.assay.analyzer.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.calibration.Calibration;
import dev.assay.analyzer.calibration.Figure;
import dev.assay.analyzer.calibration.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/CALIBRATION.md} is of these scenarios, and says how to get it again. */
class CalibrationDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "CALIBRATION.md");

  @Test
  void statesCommandRunsAndSeed() throws IOException {
    assertThat(Files.readString(DOCUMENT))
        .contains("```\n./assay calibrate --runs 10000 --seed 1\n```\n");
  }

  @Test
  void hasEachFigure() throws IOException {
    List<String> rows =
        Files.readString(DOCUMENT)
            .lines()
            .filter(line -> line.contains("| kept") || line.contains("| missed"))
            .map(line -> line.substring(2, line.indexOf(" | ")))
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Calibration.scenarios().stream()
                .flatMap(CalibrationDocumentTest::figures)
                .map(Figure::name)
                .toList());
  }

  private static Stream<Figure> figures(Scenario scenario) {
    return switch (scenario) {
      case Scenario.Simulated simulated -> simulated.figures().stream();
      case Scenario.Exact exact -> Stream.of(exact.figure());
    };
  }
}
