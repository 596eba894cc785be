package dev.assay.benchmarks.pipeline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final long SECOND = 1_000_000_000;
  private static final Stored STORED = Stored.of(400, 1_000, 10, 100);

  @Test
  void steadyPartIsTheSecondHalfOfTheLog() {
    Figures figures =
        Figures.of(
            List.of(
                new Sample(0, 0, 0, 0, 0),
                new Sample(SECOND, 0, SECOND, 0, SECOND),
                new Sample(3 * SECOND, 500, 2 * SECOND, SECOND, 4 * SECOND),
                new Sample(5 * SECOND, 1000, 3 * SECOND, 2 * SECOND, 7 * SECOND)),
            1024,
            512,
            STORED);
    assertThat(figures)
        .isEqualTo(new Figures(250, 250, 1e6 / 500, 1e6 / 500, 0.5, 1024, 512, STORED));
  }

  @Test
  void wholeStandsForTheSteadyPartWhenOneCommitTookEverything() {
    Figures figures =
        Figures.of(
            List.of(new Sample(0, 0, 0, 0, 0), new Sample(SECOND, 100, SECOND, 0, SECOND)),
            0,
            0,
            STORED);
    assertThat(figures.steadyRate()).isEqualTo(100);
    assertThat(figures.steadyRate()).isEqualTo(figures.wholeRate());
  }
}
