package dev.assay.assigner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assigner.Examples;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.schemas.avro.Experiment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentListTest {

  private static final Instant CREATED = Instant.parse("2019-11-24T00:00:00Z");

  private final List<Experiment> all =
      List.of(
          draft("b", "Second", "ada"),
          draft("a", "Zero", "bea"),
          Lifecycle.start(draft("d", "First", "ada"), CREATED.plusSeconds(9), List.of()),
          Lifecycle.start(draft("c", "First", "bea"), CREATED.plusSeconds(5), List.of()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit=100                | a b c d
          state=running            | c d
          state=draft,running      | a b c d
          owner=ada                | b d
          owner=ada&state=draft    | b
          type=voice               | a b c d
          type=rag                 | ''
          q=FIRST                  | c d
          sort=-id                 | d c b a
          sort=name                | c d b a
          sort=-name               | a b d c
          sort=started_at          | c d a b
          sort=-started_at         | b a d c
          """)
  void showsWhatIsAskedForInTheOrderThatIsAskedFor(String query, String ids) {
    assertThat(String.join(" ", ids(page(query)))).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource({"sort=id", "sort=-name", "sort=started_at", "sort=-created_at"})
  void pagesShowEachOnce(String query) {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    for (int pages = 0; pages < 4; pages++) {
      Map<String, @Nullable Object> page = page(query + "&limit=1" + cursor);
      seen.addAll(ids(page));
      cursor = "&cursor=" + page.get("next_cursor");
      assertThat(page.containsKey("next_cursor")).isEqualTo(pages < 3);
    }
    assertThat(seen).isEqualTo(ids(page(query)));
  }

  @Test
  void aPageGoesOnWhenItsLastIsGone() {
    Map<String, @Nullable Object> first = page("limit=2");
    List<Experiment> rest = all.stream().filter(one -> !one.getId().equals("b")).toList();
    assertThat(ids(read("cursor=" + first.get("next_cursor")).page(rest)))
        .containsExactly("c", "d");
  }

  @ParameterizedTest
  @CsvSource({
    "state=dead, state",
    "state=unknown, state",
    "type=other, type",
    "sort=owner, sort",
    "limit=0, limit",
    "limit=1001, limit",
    "limit=x, limit",
    "cursor=%%, cursor",
    "cursor=YQ, cursor"
  })
  void whatIsNotAllowedIsNamed(String query, String property) {
    assertThatThrownBy(() -> read(query))
        .isInstanceOfSatisfying(
            InvalidDefinition.class,
            invalid -> assertThat(invalid.violations().getFirst().field()).isEqualTo(property));
  }

  private Map<String, @Nullable Object> page(String query) {
    return read(query).page(all);
  }

  private static ExperimentList read(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : query.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      parameters.put(parts[0], parts[1]);
    }
    Function<String, @Nullable String> byName = parameters::get;
    return ExperimentList.read(byName);
  }

  private static List<String> ids(Map<String, @Nullable Object> page) {
    List<?> experiments = (List<?>) Objects.requireNonNull(page.get("experiments"));
    return experiments.stream().map(one -> String.valueOf(((Map<?, ?>) one).get("id"))).toList();
  }

  private static Experiment draft(String id, String name, String owner) {
    Experiment draft =
        ExperimentReader.read(JsonText.read(Examples.text("exp_voice_001")), CREATED);
    return Experiment.newBuilder(draft)
        .setId(id)
        .setName(name)
        .setOwner(owner)
        .setDescription("")
        .build();
  }
}
