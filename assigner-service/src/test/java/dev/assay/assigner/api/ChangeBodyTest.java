package dev.assay.assigner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.access.http.ForeignActor;
import dev.assay.assigner.Examples;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Author;
import dev.assay.assigner.lifecycle.ChangeRequest;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.schemas.avro.Experiment;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeBodyTest {

  private static final Authentication ADA = Authentication.build("ada");
  private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
  private static final Experiment VOICE =
      ExperimentReader.read(JsonText.read(Examples.text("exp_voice_001")), NOW);

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "{}"})
  void nothingIsAllowed(String body) {
    assertThat(ChangeBody.read(body, null, ADA, NOW.plusNanos(1)))
        .isEqualTo(new ChangeRequest(NOW, NOW, new Author("ada", ""), null));
  }

  @Test
  void readsEveryField() {
    String body =
        """
        {"at":"2026-01-31T09:29:00Z","actor":"ada","reason":"harm","expected_version":3%s}
        """;
    ChangeRequest expected =
        new ChangeRequest(NOW, NOW.minusSeconds(60), new Author("ada", "harm"), 3);
    assertThat(ChangeBody.read(body.formatted(""), null, ADA, NOW)).isEqualTo(expected);
    assertThat(
            ChangeBody.readGraduation(
                body.formatted(",\"winner\":\"warm\""), null, ADA, VOICE, NOW))
        .isEqualTo(new ChangeBody.Graduation("warm", expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"at":"2026-01-31T09:30:00.001Z"} | at
          {"actor":" "} | actor
          {"reason":1} | reason
          {"expected_version":0} | expected_version
          {"expected_version":1.5} | expected_version
          {"expected_version":2147483648} | expected_version
          {"winner":"warm"} | winner
          """)
  void namesTheFieldThatIsWrong(String body, String field) {
    InvalidDefinition invalid =
        catchThrowableOfType(InvalidDefinition.class, () -> ChangeBody.read(body, null, ADA, NOW));
    assertThat(invalid.violations()).extracting(Violation::field).isEqualTo(List.of(field));
  }

  @Test
  void readsEveryVariantsWeight() {
    String body = "{\"traffic_percentages\":{\"warm\":99.5,\"standard\":0.25}}";
    assertThat(ChangeBody.readWeights(body, null, ADA, VOICE, NOW).weights())
        .isEqualTo(Map.of("warm", 9950, "standard", 25));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"traffic_percentages\":{}}",
        "{\"traffic_percentages\":{\"warm\":50}}",
        "{\"traffic_percentages\":{\"warm\":50,\"standard\":50,\"loud\":1}}",
        "{\"traffic_percentages\":{\"warm\":50,\"standard\":50.01}}",
        "{\"traffic_percentages\":[]}"
      })
  void namesWeightsThatAreWrong(String body) {
    InvalidDefinition invalid =
        catchThrowableOfType(
            InvalidDefinition.class, () -> ChangeBody.readWeights(body, null, ADA, VOICE, NOW));
    assertThat(invalid.violations())
        .isNotEmpty()
        .allSatisfy(
            violation -> {
              assertThat(violation.field()).isEqualTo("traffic_percentages");
              assertThat(JsonText.write(violation.value())).isNotEmpty();
            });
  }

  @Test
  void nobodyActsAsSomebodyElse() {
    String body = "{\"actor\":\"bea\"}";
    assertThatThrownBy(() -> ChangeBody.read(body, null, ADA, NOW))
        .isInstanceOf(ForeignActor.class)
        .hasMessage("actor is 'bea'; it must be 'ada', whose token this is, or left out");
    assertThatThrownBy(() -> CreateBody.read(body, ADA, NOW)).isInstanceOf(ForeignActor.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"winner\":\"loud\"}", "{\"winner\":null}"})
  void aWinnerIsOneOfTheVariants(String body) {
    InvalidDefinition invalid =
        catchThrowableOfType(
            InvalidDefinition.class, () -> ChangeBody.readGraduation(body, null, ADA, VOICE, NOW));
    assertThat(invalid.violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.field()).isEqualTo("winner"))
        .satisfies(violation -> assertThat(violation.allowed()).endsWith("standard, warm"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "7"   | {}                     | 7
          W/"7" | {}                     | 7
          "7"   | {"expected_version":7} | 7
          *     | {"expected_version":3} | 3
          """)
  void aVersionCanBeExpectedByHeader(String ifMatch, String body, int version) {
    assertThat(ChangeBody.read(body, ifMatch, ADA, NOW).expectedVersion()).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7     | {}
          "0"   | {}
          "x"   | {}
          ""    | {}
          "7"   | {"expected_version":8}
          """)
  void aHeaderThatIsNoVersionIsNamed(String ifMatch, String body) {
    InvalidDefinition invalid =
        catchThrowableOfType(
            InvalidDefinition.class, () -> ChangeBody.read(body, ifMatch, ADA, NOW));
    assertThat(invalid.violations()).extracting(Violation::field).containsExactly("If-Match");
  }

  @Test
  void aScheduleIsLaterThanNow() {
    String body = "{\"start\":\"2026-01-31T09:30:00.001Z\",\"reason\":\"launch\"}";
    assertThat(ChangeBody.readSchedule(body, null, ADA, NOW).start()).isEqualTo(NOW.plusMillis(1));
    for (String other : List.of("{}", "{\"start\":\"2026-01-31T09:30:00Z\"}")) {
      InvalidDefinition invalid =
          catchThrowableOfType(
              InvalidDefinition.class, () -> ChangeBody.readSchedule(other, null, ADA, NOW));
      assertThat(invalid.violations()).extracting(Violation::field).containsExactly("start");
    }
  }

  @Test
  void changesAreMergedIntoTheDefinition() {
    String body = "{\"changes\":{\"owner\":\"bea\",\"hypothesis\":null},\"actor\":\"ada\"}";
    ChangeBody.Redefinition redefined = ChangeBody.readRedefinition(body, "\"1\"", ADA, NOW);
    assertThat(redefined.of(VOICE))
        .isEqualTo(Experiment.newBuilder(VOICE).setOwner("bea").setHypothesis(null).build());
    assertThat(redefined.request())
        .isEqualTo(new ChangeRequest(NOW, NOW, new Author("ada", ""), 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                              | changes
          {"changes":{}}                  | changes
          {"changes":{"id":"other"}}      | changes.id
          {"changes":{"type":"other"}}    | type
          {"changes":{"state":"running"}} | state
          """)
  void namesTheChangeThatIsWrong(String body, String field) {
    InvalidDefinition invalid =
        catchThrowableOfType(
            InvalidDefinition.class,
            () -> ChangeBody.readRedefinition(body, null, ADA, NOW).of(VOICE));
    assertThat(invalid.violations()).extracting(Violation::field).contains(field);
  }

  @Test
  void aCloneIsADraftOfAnotherId() {
    Experiment running = Lifecycle.start(VOICE, NOW, List.of());
    String body = "{\"id\":\"again\",\"changes\":{\"owner\":\"bea\"}}";
    assertThat(ChangeBody.readClone(body, ADA, running, NOW))
        .isEqualTo(
            new CreateBody(
                Experiment.newBuilder(VOICE).setId("again").setOwner("bea").build(),
                new Author("ada", "")));
    InvalidDefinition invalid =
        catchThrowableOfType(
            InvalidDefinition.class, () -> ChangeBody.readClone("{}", ADA, running, NOW));
    assertThat(invalid.violations()).extracting(Violation::field).contains("id");
  }

  @Test
  void whoCreatesIsNoPartOfTheDefinition() {
    String body =
        Examples.text("exp_voice_001")
            .replaceFirst("\\{", "{\"actor\":\"ada\",\"reason\":\"spring plan\",");
    assertThat(CreateBody.read(body, ADA, NOW))
        .isEqualTo(new CreateBody(VOICE, new Author("ada", "spring plan")));
    InvalidDefinition invalid =
        catchThrowableOfType(
            InvalidDefinition.class,
            () -> CreateBody.read(body.replace("\"ada\"", "1").replace("3000", "0"), ADA, NOW));
    assertThat(invalid.violations())
        .extracting(Violation::field)
        .containsExactly("actor", "required_sample_size");
  }
}
