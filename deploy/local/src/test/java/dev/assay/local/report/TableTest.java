package dev.assay.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void numbersStandRightAndTextLeft() {
    assertThat(new Table("name", "count").row("a", "1").row("longer", "1,234").toString())
        .isEqualToNormalizingNewlines(
            """
            name    count
            a           1
            longer  1,234
            """);
  }

  @Test
  void aRowThatDoesNotFitIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Table("name", "count").row("a"))
        .withMessage("1 cells for 2 columns");
  }
}
