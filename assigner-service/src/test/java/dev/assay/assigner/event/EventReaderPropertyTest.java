package dev.assay.assigner.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.json.MalformedJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class EventReaderPropertyTest {

  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private final EventReader reader = new EventReader(100);

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] body) {
    readOrRefuse(body);
  }

  @Property
  void anyJsonIsReadOrRefused(@ForAll("batches") Map<String, Object> batch) {
    readOrRefuse(JsonText.write(batch).getBytes(StandardCharsets.UTF_8));
  }

  @Property
  void anyCutOrChangeOfABatchIsReadOrRefused(
      @ForAll("batches") Map<String, Object> batch, @ForAll int at, @ForAll byte other) {
    byte[] body = JsonText.write(batch).getBytes(StandardCharsets.UTF_8);
    body[Math.floorMod(at, body.length)] = other;
    readOrRefuse(body);
  }

  @Property
  void timesAreWhatTheStandardSays(@ForAll("times") String text) {
    assertThat(EventTime.parse(text)).as(text).isEqualTo(standard(text));
  }

  private void readOrRefuse(byte[] body) {
    try {
      assertThat(reader.read(body, NOW)).doesNotContainNull();
    } catch (MalformedJson | InvalidDefinition | TooManyEvents e) {
      assertThat(e).hasMessageNotContaining("null (");
    }
  }

  private static @Nullable Instant standard(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
      return time.isBefore(Instant.EPOCH) || time.toString().startsWith("21") ? null : time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Provide
  Arbitrary<String> times() {
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 75);
    Arbitrary<String> fraction =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Arbitraries.strings().numeric().ofMinLength(0).ofMaxLength(11).map(text -> "." + text));
    return net.jqwik.api.Combinators.combine(
            Arbitraries.integers().between(1969, 2101),
            small,
            small,
            small,
            small,
            fraction,
            Arbitraries.of("Z", "z", "+05:30", "-01", "", "X"))
        .as(
            (year, month, day, hour, minute, part, zone) ->
                "%04d-%02d-%02dT%02d:%02d:%02d%s%s"
                    .formatted(
                        year, month % 14, day % 33, hour % 26, minute % 62, hour, part, zone));
  }

  @Provide
  Arbitrary<Map<String, Object>> batches() {
    return events().list().ofMaxSize(4).map(events -> Map.of("events", events));
  }

  private static Arbitrary<Map<String, Object>> events() {
    List<String> names = new ArrayList<>();
    for (int slot = 0; slot < FieldNames.count(); slot++) {
      names.add(FieldNames.name(slot));
    }
    names.add("colour");
    return Arbitraries.maps(Arbitraries.of(names), values())
        .ofMaxSize(12)
        .map(LinkedHashMap<String, Object>::new);
  }

  private static Arbitrary<Object> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(300).map(Object.class::cast),
        Arbitraries.of("latency", "session", "funnel", "sentiment", "retrieval", "measurement"),
        Arbitraries.of("llm", "started", "ended", "completed", "2026-01-31T09:30:00Z"),
        Arbitraries.bigDecimals().map(Object.class::cast),
        Arbitraries.integers().map(BigDecimal::valueOf),
        Arbitraries.of(true, false),
        Arbitraries.of(List.of(), List.of("a", List.of(Map.of())), Map.of("a", List.of())));
  }
}
