package dev.assay.assigner.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.assay.assigner.event.Judged;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryReaderTest {

  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-01-31T09:30:01.500Z");
  private static final long START_NANOS =
      Instant.parse("2026-01-31T09:30:00Z").getEpochSecond() * 1_000_000_000;
  private static final String TRACE = "5b8efff798038103d269b633813fc60c";
  private static final String SPAN = "eee19b7ec3c1b174";
  private static final String ID = TRACE + "-" + SPAN + "-";

  @ParameterizedTest
  @CsvSource({
    "chat,LLM",
    "text_completion,LLM",
    "generate_content,LLM",
    "embeddings,EMBEDDING",
    "retrieval,SEARCH",
    "execute_tool,TOOL",
    "invoke_agent,END_TO_END"
  })
  void takesTheDurationOfOperations(String operation, LatencyComponent component) {
    assertThat(events(span(Map.of("gen_ai.operation.name", operation))))
        .containsExactly(latency(component, 1500));
  }

  @ParameterizedTest
  @CsvSource({
    "lk.agents.turn.llm_ttft,LLM_FIRST_TOKEN",
    "lk.agents.turn.tts_ttfb,FIRST_BYTE",
    "lk.agents.turn.transcription_delay,SPEECH_TO_TEXT",
    "lk.agents.turn.end_of_turn_delay,END_OF_TURN",
    "gen_ai.response.time_to_first_chunk,LLM_FIRST_TOKEN"
  })
  void takesSecondsOfAttributes(String attribute, LatencyComponent component) {
    assertThat(events(span(Map.of(attribute, 0.25)))).containsExactly(latency(component, 250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lk.agents.turn.e2e_latency", "turn.user_bot_latency_seconds"})
  void takesATurnAsEndToEndAndFirstAudio(String attribute) {
    assertThat(events(span(Map.of(attribute, 2L, "gen_ai.operation.name", "invoke_agent"))))
        .containsExactly(
            latency(LatencyComponent.FIRST_AUDIO, 2000),
            latency(LatencyComponent.END_TO_END, 2000));
  }

  @Test
  void takesWhatAModelCallUsed() {
    assertThat(
            events(
                span(
                    Map.of(
                        "gen_ai.operation.name",
                        "chat",
                        "gen_ai.usage.input_tokens",
                        700L,
                        "gen_ai.usage.output_tokens",
                        40L,
                        "gen_ai.usage.cost",
                        0.002))))
        .containsExactly(
            latency(LatencyComponent.LLM, 1500),
            measurement(ID + "input_tokens", "input_tokens", 700),
            measurement(ID + "output_tokens", "output_tokens", 40),
            measurement(ID + "cost", "cost", 0.002));
    assertThat(
            events(
                span(
                    Map.of(
                        "gen_ai.operation.name",
                        "invoke_agent",
                        "gen_ai.usage.input_tokens",
                        700L))))
        .containsExactly(latency(LatencyComponent.END_TO_END, 1500));
  }

  @Test
  void takesRetrievals() {
    ArrayValue two = ArrayValue.newBuilder().addValues(text("a")).addValues(text("b")).build();
    for (Object documents :
        List.of(
            "[{\"id\":\"a\",\"score\":0.9},{\"id\":\"b\"}]",
            AnyValue.newBuilder().setArrayValue(two).build())) {
      assertThat(
              events(
                  span(
                      Map.of(
                          "gen_ai.operation.name", "retrieval",
                          "gen_ai.data_source.id", "plans",
                          "gen_ai.retrieval.documents", documents))))
          .containsExactly(
              latency(LatencyComponent.SEARCH, 1500),
              new RetrievalEvent(
                  ID + "retrieval",
                  END,
                  null,
                  "s1",
                  "plans",
                  2,
                  0,
                  null,
                  null,
                  null,
                  null,
                  1500.0));
    }
    Conversion conversion =
        spans(
            span(
                Map.of(
                    "gen_ai.operation.name", "retrieval", "gen_ai.retrieval.documents", "none")));
    assertThat(conversion.rejected()).isEqualTo(1);
    assertThat(conversion.reasons()).contains("chunks_retrieved is none");
  }

  @Test
  void knowsWhoseConversationItIs() {
    assertThat(first(span(Map.of("lk.agents.turn.llm_ttft", 1L, "user.id", "c1"))).getCustomerId())
        .isEqualTo("c1");
    assertThat(
            first(
                    span(
                        Map.of(
                            "lk.agents.turn.llm_ttft",
                            1L,
                            "assay.customer.id",
                            "c2",
                            "user.id",
                            "c1",
                            "turn.number",
                            3L)))
                .getCustomerId())
        .isEqualTo("c2");
    Span bare = span(Map.of("lk.agents.turn.llm_ttft", 1L)).toBuilder().removeAttributes(0).build();
    ExportTraceServiceRequest.Builder request = request(bare).toBuilder();
    request
        .getResourceSpansBuilder(0)
        .getResourceBuilder()
        .addAttributes(attribute("session.id", "s9"))
        .addAttributes(attribute("enduser.id", "c9"));
    Conversion conversion = TelemetryReader.spans(request.build().toByteArray(), false, NOW);
    Judged.Valid event = (Judged.Valid) conversion.events().getFirst();
    assertThat(event.key()).isEqualTo("c9");
    assertThat(((LatencyEvent) event.value()).getSessionId()).isEqualTo("s9");
  }

  @Test
  void rejectsSpansWithoutAConversation() {
    Span bare = span(Map.of("lk.agents.turn.llm_ttft", 1L)).toBuilder().removeAttributes(0).build();
    Conversion conversion = spans(bare, span(Map.of("lk.agents.turn.llm_ttft", 1L)));
    assertThat(conversion.rejected()).isEqualTo(1);
    assertThat(conversion.reasons()).contains("gen_ai.conversation.id is null: required");
    assertThat(conversion.events()).hasSize(2);
  }

  @Test
  void rejectsASpanWholeForOneWrongValue() {
    for (Object wrong : List.of(-1L, Double.NaN, "soon", true)) {
      Conversion conversion =
          spans(
              span(
                  Map.of(
                      "gen_ai.operation.name",
                      "chat",
                      "gen_ai.response.time_to_first_chunk",
                      wrong)));
      assertThat(conversion.rejected()).isEqualTo(1);
      assertThat(conversion.events()).hasOnlyElementsOfType(Judged.Invalid.class);
      assertThat(conversion.reasons()).startsWith("milliseconds is ");
    }
    Span backwards =
        span(Map.of("gen_ai.operation.name", "chat")).toBuilder()
            .setStartTimeUnixNano(START_NANOS + 2_000_000_000)
            .build();
    assertThat(spans(backwards).rejected()).isEqualTo(1);
    Span anonymous =
        span(Map.of("gen_ai.operation.name", "chat")).toBuilder().clearSpanId().build();
    assertThat(spans(anonymous).reasons()).startsWith("event_id");
    Span timeless =
        span(Map.of("gen_ai.operation.name", "chat")).toBuilder().clearEndTimeUnixNano().build();
    assertThat(spans(timeless).rejected()).isEqualTo(1);
  }

  @Test
  void passesOverSpansOfSomethingElse() {
    Conversion conversion = spans(span(Map.of("http.request.method", "GET")));
    assertThat(conversion.events()).isEmpty();
    assertThat(conversion.rejected()).isZero();
  }

  @Test
  void takesResultsOfEvaluations() {
    LogRecord log =
        LogRecord.newBuilder()
            .setEventName("gen_ai.evaluation.result")
            .setTimeUnixNano(START_NANOS)
            .addAttributes(attribute("gen_ai.conversation.id", "s1"))
            .addAttributes(attribute("gen_ai.evaluation.name", "resolution"))
            .addAttributes(attribute("gen_ai.evaluation.score.value", 1L))
            .build();
    LogRecord older =
        log.toBuilder()
            .clearEventName()
            .clearTimeUnixNano()
            .setObservedTimeUnixNano(START_NANOS)
            .addAttributes(attribute("event.name", "gen_ai.evaluation.result"))
            .build();
    LogRecord labelled = log.toBuilder().removeAttributes(2).build();
    LogRecord another = log.toBuilder().setEventName("something.else").build();
    Conversion conversion = logs(log, older, labelled, another);
    assertThat(conversion.rejected()).isEqualTo(1);
    assertThat(conversion.reasons()).contains("value is null: required");
    List<Judged> events = conversion.events();
    assertThat(events).hasSize(3);
    Judged.Valid first = (Judged.Valid) events.getFirst();
    assertThat(first.value())
        .isEqualTo(
            measurement(first.eventId(), "resolution", 1, Instant.ofEpochSecond(0, START_NANOS)));
    assertThat(((Judged.Valid) logs(log).events().getFirst()).eventId()).isEqualTo(first.eventId());
    assertThat(((Judged.Valid) events.get(1)).eventId()).isNotEqualTo(first.eventId());
  }

  private static List<SpecificRecord> events(Span span) {
    Conversion conversion = spans(span);
    assertThat(conversion.reasons()).isEmpty();
    List<SpecificRecord> events = new ArrayList<>();
    for (Judged event : conversion.events()) {
      events.add(((Judged.Valid) event).value());
    }
    return events;
  }

  private static LatencyEvent first(Span span) {
    return (LatencyEvent) events(span).getFirst();
  }

  private static LatencyEvent latency(LatencyComponent component, double milliseconds) {
    String id = ID + component.name().toLowerCase(Locale.ROOT);
    return new LatencyEvent(id, END, null, "s1", null, component, milliseconds);
  }

  private static MeasurementEvent measurement(String id, String name, double value) {
    return measurement(id, name, value, END);
  }

  private static MeasurementEvent measurement(String id, String name, double value, Instant time) {
    return new MeasurementEvent(id, time, null, "s1", name, value);
  }

  private static Conversion spans(Span... spans) {
    return TelemetryReader.spans(request(spans).toByteArray(), false, NOW);
  }

  private static Conversion logs(LogRecord... logs) {
    ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
    request.addResourceLogsBuilder().addScopeLogsBuilder().addAllLogRecords(List.of(logs));
    return TelemetryReader.logs(request.build().toByteArray(), false, NOW);
  }

  private static ExportTraceServiceRequest request(Span... spans) {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    request.addResourceSpansBuilder().addScopeSpansBuilder().addAllSpans(List.of(spans));
    return request.build();
  }

  private static Span span(Map<String, Object> attributes) {
    Span.Builder span =
        Span.newBuilder()
            .setTraceId(ByteString.fromHex(TRACE))
            .setSpanId(ByteString.fromHex(SPAN))
            .setStartTimeUnixNano(START_NANOS)
            .setEndTimeUnixNano(START_NANOS + 1_500_000_000)
            .addAttributes(attribute("gen_ai.conversation.id", "s1"));
    attributes.forEach((name, value) -> span.addAttributes(attribute(name, value)));
    return span.build();
  }

  private static KeyValue attribute(String name, Object value) {
    return KeyValue.newBuilder().setKey(name).setValue(any(value)).build();
  }

  private static AnyValue any(Object value) {
    return switch (value) {
      case AnyValue any -> any;
      case String text -> text(text);
      case Long whole -> AnyValue.newBuilder().setIntValue(whole).build();
      case Double real -> AnyValue.newBuilder().setDoubleValue(real).build();
      case Boolean flag -> AnyValue.newBuilder().setBoolValue(flag).build();
      default -> throw new IllegalArgumentException(String.valueOf(value));
    };
  }

  private static AnyValue text(String text) {
    return AnyValue.newBuilder().setStringValue(text).build();
  }
}
