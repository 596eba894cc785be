package dev.assay.assigner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Definitions;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.schemas.avro.Experiment;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExperimentIndexTest {

  private static final Experiment EARLY = Definitions.running("early", "{}", "{\"b\":1}");
  private static final Experiment TWIN = Definitions.running("twin", "{\"a\":1}", "{\"b\":1}");
  private static final Experiment LATE =
      Lifecycle.start(
          Definitions.draft("a-late", "{\"b\":2}", "{\"b\":3}"),
          Definitions.START.plus(Duration.ofHours(1)),
          List.of());
  private static final Experiment DRAFT = Definitions.draft("draft", "{}", "{\"c\":1}");

  @Test
  void ordersByStartAndThenById() {
    ExperimentIndex index = index(LATE, DRAFT, TWIN, EARLY);
    assertThat(index.started())
        .extracting(ExperimentIndexTest::id)
        .containsExactly("early", "twin", "a-late");
    assertThat(experimentsOf(index, "b")).containsExactly("early", "twin", "a-late");
    assertThat(experimentsOf(index, "a")).containsExactly("twin");
  }

  @Test
  void knowsTheKeysOfDrafts() {
    ExperimentIndex index = index(DRAFT, TWIN);
    assertThat(index.keys()).extracting(ConfigKey::name).containsExactly("a", "b", "c");
    assertThat(experimentsOf(index, "c")).isEmpty();
    assertThat(index.key("d")).isEmpty();
  }

  @Test
  void hasAnotherVersionWhenOneOfThemHas() {
    String version = index(EARLY, TWIN).version();
    assertThat(index(TWIN, EARLY).version()).isEqualTo(version);
    assertThat(index(EARLY).version()).isNotEqualTo(version);
    Experiment stopped = Lifecycle.stop(TWIN, Definitions.START.plusSeconds(1));
    assertThat(index(EARLY, stopped).version()).isNotEqualTo(version);
  }

  private static ExperimentIndex index(Experiment... experiments) {
    return ExperimentIndex.of(Stream.of(experiments).map(Allocator::new).toList());
  }

  private static List<String> experimentsOf(ExperimentIndex index, String key) {
    return index.key(key).orElseThrow().experiments().stream()
        .map(ExperimentIndexTest::id)
        .toList();
  }

  private static String id(Allocator allocator) {
    return allocator.experiment().getId();
  }
}
