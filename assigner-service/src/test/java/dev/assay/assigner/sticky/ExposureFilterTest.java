package dev.assay.assigner.sticky;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExposureFilterTest {

  private static final int UNITS = 100_000;
  private static final int EXPERIMENTS = 20;

  @Property(tries = 100)
  void hasWhateverWasAdded(@ForAll List<String> experiments, @ForAll List<String> units) {
    ExposureFilter filter = new ExposureFilter();
    filter.complete();
    for (String experiment : experiments) {
      units.forEach(unit -> filter.add(experiment, unit));
      assertThat(units).allMatch(unit -> filter.mayHave(experiment, unit));
    }
  }

  @Test
  void hasEverythingUntilItIsComplete() {
    ExposureFilter filter = new ExposureFilter();
    assertThat(filter.mayHave("e", "u")).isTrue();
    filter.complete();
    assertThat(filter.mayHave("e", "u")).isFalse();
  }

  @Test
  void hasFewOfThoseThatWereNotAdded() {
    ExposureFilter filter = new ExposureFilter();
    filter.complete();
    for (int unit = 0; unit < UNITS; unit++) {
      for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
        filter.add("experiment-" + experiment, "customer-" + unit);
      }
    }
    int found = 0;
    for (int unit = 0; unit < UNITS; unit++) {
      if (filter.mayHave("experiment-" + EXPERIMENTS, "customer-" + unit)
          || filter.mayHave("experiment-0", "customer-" + (UNITS + unit))) {
        found++;
      }
    }
    assertThat(found).isLessThan(UNITS / 50);
  }
}
