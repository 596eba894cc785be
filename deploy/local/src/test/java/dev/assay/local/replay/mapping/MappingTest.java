package dev.assay.local.replay.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.UnitType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingTest {

  private static final String MAPPING =
      """
      experiment:
        id: calls
        unit: session
        variants:
          - {id: old, is_control: true, traffic_percentage: 50}
          - {id: new, traffic_percentage: 50}
        required_sample_size: 100
      start: 2024-01-01T00:00:00Z
      sources:
        - data: calls.csv
          where: [{column: kept, not_equals: no}]
          unit:
            customer_id: "{caller}"
            session_id: "{caller}-{row}"
          time: {column: at, format: epoch_s, offset: {column: delay, unit: ms}}
          assignment:
            variant: {column: arm, values: {1: new}}
            attributes: {language: "{lang}", site: north}
          events:
            - stream: latencies
              when: [{column: seconds, present: true}]
              fields:
                component: first_audio
                milliseconds: {column: seconds, scale: 1000, offset: 5}
            - stream: sessions
              fields:
                status: ended
                outcome: {column: outcome}
                turns: {column: turns}
      """;

  private static final Map<String, String> VALUES =
      Map.of(
          "kept",
          "yes",
          "caller",
          "c7",
          "at",
          "1704067200.25",
          "delay",
          "250",
          "arm",
          "1",
          "lang",
          "hi",
          "seconds",
          "0.75",
          "outcome",
          "Completed",
          "turns",
          "4");

  @Test
  void readsTheExperiment() {
    Mapping mapping = Mapping.parse("m.yaml", MAPPING);

    assertThat(mapping.experimentId()).isEqualTo("calls");
    assertThat(mapping.unit()).isEqualTo(UnitType.SESSION);
    assertThat(mapping.variants()).containsExactly("old", "new");
    assertThat(mapping.experiment().toString())
        .contains("\"is_control\":true,\"traffic_percentage\":50}")
        .contains("\"required_sample_size\":100");
  }

  @Test
  void convertsARow() {
    ConvertedRow row = convert(VALUES);

    assertThat(row.subject()).isEqualTo(new Subject("c7", "c7-3"));
    assertThat(row.subject().key()).isEqualTo("c7");
    assertThat(row.unitId()).isEqualTo("c7-3");
    assertThat(row.time()).isEqualTo("2024-01-01T00:00:00.500Z");
    assertThat(row.variant().orElseThrow().variantId()).isEqualTo("new");
    assertThat(row.variant().orElseThrow().attributes())
        .isEqualTo(Map.of("language", "hi", "site", "north"));
    LatencyEvent latency = (LatencyEvent) row.events().get(0).value();
    assertThat(latency.getComponent()).isEqualTo(LatencyComponent.FIRST_AUDIO);
    assertThat(latency.getMilliseconds()).isEqualTo(755);
    assertThat(latency.getTurn()).isNull();
    SessionEvent session = (SessionEvent) row.events().get(1).value();
    assertThat(session.getOutcome()).isEqualTo(SessionOutcome.COMPLETED);
    assertThat(session.getTurns()).isEqualTo(4);
    assertThat(session.getDurationMs()).isNull();
  }

  @Test
  void leavesOutWhatTheConditionsLeaveOut() {
    assertThat(converter().convert(row(with("kept", "no")))).isEmpty();
    assertThat(convert(with("seconds", "")).events()).hasSize(1);
  }

  @Test
  void anEmptyOptionalFieldIsAbsent() {
    SessionEvent session = (SessionEvent) convert(with("turns", "")).events().get(1).value();
    assertThat(session.getTurns()).isNull();
  }

  @Test
  void aValueThatCannotBeConvertedNamesFileLineColumnAndValue() {
    assertBadValue("seconds", "fast", "c.csv, line 3, column seconds: \"fast\" is not a number");
    assertBadValue("seconds", "-1", "\"-1\" is not allowed: milliseconds is not below 0");
    assertBadValue("seconds", "NaN", "c.csv, line 3, column seconds: \"NaN\" is not a number");
    assertBadValue("turns", "2.5", "c.csv, line 3, column turns: \"2.5\" is not a whole number");
    assertBadValue("turns", "4294967297", "column turns: \"4294967297\" is not a whole number");
    assertBadValue("outcome", "ok", "column outcome: \"ok\" is not one of completed, customer");
    assertBadValue("at", "noon", "c.csv, line 3, column at: \"noon\" is not a number");
    assertBadValue("delay", "", "c.csv, line 3, column delay: \"\" is not a number");
    assertBadValue("arm", "2", "column arm: \"2\" is not a variant; allowed: old, new");
    assertBadValue("caller", "", "c.csv, line 3, column caller: \"\" is not allowed");
  }

  @Test
  void aMissingColumnNamesTheMappingsLine() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                Mapping.parse("m.yaml", MAPPING)
                    .sources()
                    .getFirst()
                    .requireColumns(
                        "c.csv",
                        List.of(
                            "kept", "caller", "at", "delay", "arm", "lang", "outcome", "turns")))
        .withMessage(
            "m.yaml, line 21: column \"seconds\" is not in c.csv; its columns: "
                + "kept, caller, at, delay, arm, lang, outcome, turns");
  }

  @Test
  void anUnknownKeyNamesItsLine() {
    assertBadMapping("delay, unit", "delay, unti", "m.yaml, line 15: unknown key \"unti\"");
    assertBadMapping("  where:", "  were:", "m.yaml, line 11: unknown key \"were\"; allowed: data");
    assertBadMapping("turns: {", "turn: {", "m.yaml, line 29: unknown key \"turn\"");
    assertBadMapping("required_sample_size", "sample", "m.yaml, line 7: unknown key \"sample\"");
    assertBadMapping("{id: new, ", "{id: new, x: 1, ", "m.yaml, line 6: unknown key \"x\"");
    assertBadMapping("start:", "begin:", "m.yaml, line 8: unknown key \"begin\"");
  }

  @Test
  void aBadMappingNamesItsLine() {
    assertBadMapping("stream: sessions", "stream: calls", "m.yaml, line 25: \"calls\" is not a");
    assertBadMapping(
        "component: first_audio",
        "component: audio",
        "m.yaml, line 23: field \"component\": \"audio\" is not one of speech_to_text");
    assertBadMapping("component: first_audio", "turn: 1", "field \"component\" is missing");
    assertBadMapping("01-01T00:00:00Z", "01-01", "m.yaml, line 8: \"2024-01-01\" is not a time");
    assertBadMapping("epoch_s", "nanos", "m.yaml, line 15: \"nanos\" is not a time format");
    assertBadMapping("start: 2024-01-01T00:00:00Z", "", "key \"start\" is missing");
    assertBadMapping("start: 2024", "start: [2024", "m.yaml, line ");
  }

  @Test
  void readsATimeInsideALongerText() {
    String mapping =
        MAPPING.replace(
            "{column: at, format: epoch_s, offset: {column: delay, unit: ms}}",
            "{column: at, pattern: '_(\\d{8}T\\d{4})', format: \"yyyyMMdd'T'HHmm\"}");
    RowConverter converter = Mapping.parse("m.yaml", mapping).converter(0);

    assertThat(converter.convert(row(with("at", "x_20240203T0405_y"))).orElseThrow().time())
        .isEqualTo("2024-02-03T04:05:00Z");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> converter.convert(row(with("at", "x_2024"))))
        .withMessage("c.csv, line 3, column at: \"x_2024\" does not match _(\\d{8}T\\d{4})");
  }

  private static void assertBadValue(String column, String value, String message) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> convert(with(column, value)))
        .withMessageContaining(message);
  }

  private static void assertBadMapping(String good, String bad, String message) {
    assertThat(MAPPING).contains(good);
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> Mapping.parse("m.yaml", MAPPING.replace(good, bad)))
        .withMessageContaining(message);
  }

  private static Map<String, String> with(String column, String value) {
    Map<String, String> values = new java.util.HashMap<>(VALUES);
    values.put(column, value);
    return values;
  }

  private static ConvertedRow convert(Map<String, String> values) {
    return converter().convert(row(values)).orElseThrow();
  }

  private static Row row(Map<String, String> values) {
    return new Row("c.csv", 3, values);
  }

  private static RowConverter converter() {
    return Mapping.parse("m.yaml", MAPPING).converter(0);
  }
}
