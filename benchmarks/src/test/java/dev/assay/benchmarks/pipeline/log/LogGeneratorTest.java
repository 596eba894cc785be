package dev.assay.benchmarks.pipeline.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogGeneratorTest {

  private static final LogShape SHAPE = new LogShape(20_000, 500, 20, 3, 7);

  private final List<LogRecord> log = new ArrayList<>();
  private final Expected expected = new LogGenerator(SHAPE).generate(log::add);

  @Test
  void sameSeedGivesTheSameLog() {
    List<LogRecord> again = new ArrayList<>();
    new LogGenerator(SHAPE).generate(again::add);
    assertThat(again).isEqualTo(log);
  }

  @Test
  void anotherSeedGivesAnotherLog() {
    List<LogRecord> other = new ArrayList<>();
    new LogGenerator(new LogShape(20_000, 500, 20, 3, 8)).generate(other::add);
    assertThat(other).isNotEqualTo(log);
  }

  @Test
  void recordsComeInTheOrderInWhichTheyHappened() {
    assertThat(log).isSortedAccordingTo(Comparator.comparingLong(LogRecord::time));
    assertThat(expected.records()).isEqualTo(log.size());
    assertThat(expected.events()).isGreaterThanOrEqualTo(SHAPE.events());
  }

  @Test
  void everyCustomerIsExposedBeforeTheirFirstEvent() {
    Map<String, Integer> exposures = new HashMap<>();
    for (LogRecord entry : log) {
      if (entry.topic().equals(Topics.ASSIGNMENTS)) {
        exposures.merge(entry.key(), 1, Integer::sum);
      } else {
        assertThat(exposures.get(entry.key())).isEqualTo(SHAPE.exposures());
      }
    }
  }

  @Test
  void unitsAreTheDifferentCustomersOfEachVariant() {
    Map<String, Set<String>> units = new HashMap<>();
    for (LogRecord entry : log) {
      if (entry.value() instanceof Assignment assignment) {
        units
            .computeIfAbsent(
                assignment.getExperimentId() + " " + assignment.getVariantId(),
                any -> new HashSet<>())
            .add(assignment.getUnitId());
      }
    }
    assertThat(expected.units()).hasSize(60);
    expected
        .units()
        .forEach(
            (variant, count) ->
                assertThat((long) units.getOrDefault(variant, Set.of()).size())
                    .as(variant)
                    .isEqualTo(count));
  }
}
