package dev.assay.benchmarks.pipeline.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.topic.Topics;
import java.time.Instant;
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

  private final LogGenerator generator = new LogGenerator(SHAPE);
  private final List<LogRecord> log = all(generator);
  private final Expected expected = generator.expected();

  @Test
  void sameSeedGivesTheSameLog() {
    assertThat(all(new LogGenerator(SHAPE))).isEqualTo(log);
  }

  @Test
  void anotherSeedGivesAnotherLog() {
    assertThat(all(new LogGenerator(new LogShape(20_000, 500, 20, 3, 8)))).isNotEqualTo(log);
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

  @Test
  void logThatGoesOnBeginsAsOneThatEnds() {
    LogGenerator endless = new LogGenerator(new LogShape(Long.MAX_VALUE, 500, 20, 3, 7));
    assertThat(endless.next()).isEqualTo(log.getFirst());
    assertThat(endless.hasNext()).isTrue();
  }

  @Test
  void recordIsMovedWithItsValue() {
    LogRecord moved = new LogGenerator(SHAPE).next().movedTo(1_800_000_000_000L);
    assertThat(moved.time()).isEqualTo(1_800_000_000_000L);
    assertThat(moved.value())
        .isInstanceOfSatisfying(
            Assignment.class,
            assignment ->
                assertThat(assignment.getTime())
                    .isEqualTo(Instant.ofEpochMilli(1_800_000_000_000L)));
  }

  private static List<LogRecord> all(LogGenerator generator) {
    List<LogRecord> records = new ArrayList<>();
    generator.forEachRemaining(records::add);
    return records;
  }
}
