package dev.assay.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.local.event.SubjectRecord;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Expected figures: the publications of the data, see examples/data/README.md. */
class ExamplesTest {

  @Test
  void openBanditHasThePublishedClicks() {
    Log log = new Log("open_bandit_men.yaml");

    assertThat(log.unitsByVariant()).isEqualTo(Map.of("random", 10_000L, "bts", 10_000L));
    assertThat(log.stage("click")).isEqualTo(Map.of("random", 46L, "bts", 69L));
    assertThat(log.assignments.values())
        .allSatisfy(
            assignment ->
                assertThat(assignment.getTime())
                    .isBetween(
                        Instant.parse("2019-11-24T00:00:00Z"),
                        Instant.parse("2019-12-01T00:00:00Z")));
  }

  @Test
  void llmperfHasThePublishedMeans() {
    Log log = new Log("llmperf_70b.yaml");

    assertThat(log.unitsByVariant()).hasSize(8).containsEntry("replicate", 145L);
    assertThat(log.firstTokens("anyscale")).hasSize(150);
    assertThat(mean(log.firstTokens("anyscale"))).isEqualTo(248.9027, within(5e-5));
    assertThat(log.firstTokens("groq")).hasSize(150);
    assertThat(mean(log.firstTokens("groq"))).isEqualTo(227.8603, within(5e-5));
    assertThat(log.completed()).containsEntry("bedrock", 101L).containsEntry("groq", 150L);
    assertThat(log.events(SessionEvent.class)).hasSize(1195);
  }

  @Test
  void persuasionHasThePublishedFunnel() {
    Log log = new Log("persuasion.yaml");

    assertThat(log.unitsByVariant()).isEqualTo(Map.of("not_agreed", 152L, "agreed", 148L));
    assertThat(log.stage("proposed").values().stream().mapToLong(x -> x).sum()).isEqualTo(218);
    assertThat(log.stage("agreed")).isEqualTo(Map.of("agreed", 148L));
    assertThat(log.stage("donated")).isEqualTo(Map.of("agreed", 85L, "not_agreed", 63L));
    assertThat(log.events(SentimentEvent.class)).hasSize(10_864);
    assertThat(log.assignment("20180717-200206_41_live").getTime())
        .isEqualTo("2018-07-17T20:02:06Z");
  }

  @Test
  void theSameFileMakesTheSameRecords() {
    assertThat(new Log("persuasion.yaml").records).isEqualTo(new Log("persuasion.yaml").records);
  }

  @Test
  void noTwoRecordsShareAnId() {
    Log log = new Log("llmperf_70b.yaml");
    Set<Object> ids = new HashSet<>();
    assertThat(log.records)
        .allMatch(record -> ids.add(List.of(record.topic(), record.value().get(0))));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(x -> x).average().orElseThrow();
  }

  private static final class Log {

    private final List<SubjectRecord> records = new ArrayList<>();
    private final Map<String, Assignment> assignments = new HashMap<>();

    Log(String mapping) {
      Replay.load(Path.of("examples", mapping), Optional.empty()).forEach(records::add);
      for (SubjectRecord record : records) {
        if (record.value() instanceof Assignment assignment) {
          assertThat(assignments.put(record.key(), assignment)).isNull();
        } else {
          assertThat(assignment(record.key()).getTime()).isBeforeOrEqualTo(record.time());
        }
      }
    }

    Map<String, Long> unitsByVariant() {
      return count(assignments.keySet().stream().toList());
    }

    Map<String, Long> stage(String stage) {
      return count(
          events(FunnelEvent.class).stream()
              .filter(event -> event.getStage().equals(stage))
              .map(FunnelEvent::getSessionId)
              .toList());
    }

    Map<String, Long> completed() {
      return count(
          events(SessionEvent.class).stream()
              .filter(event -> event.getOutcome() == SessionOutcome.COMPLETED)
              .map(SessionEvent::getSessionId)
              .toList());
    }

    List<Double> firstTokens(String variant) {
      return events(LatencyEvent.class).stream()
          .filter(event -> event.getComponent() == LatencyComponent.LLM_FIRST_TOKEN)
          .filter(event -> variant(event.getSessionId()).equals(variant))
          .map(LatencyEvent::getMilliseconds)
          .toList();
    }

    <E> List<E> events(Class<E> type) {
      return records.stream()
          .map(SubjectRecord::value)
          .filter(type::isInstance)
          .map(type::cast)
          .toList();
    }

    private Map<String, Long> count(List<String> units) {
      Map<String, Long> counts = new HashMap<>();
      units.forEach(unit -> counts.merge(variant(unit), 1L, Long::sum));
      return counts;
    }

    private String variant(String unit) {
      return assignment(unit).getVariantId();
    }

    Assignment assignment(String unit) {
      return Objects.requireNonNull(assignments.get(unit), unit);
    }
  }
}
