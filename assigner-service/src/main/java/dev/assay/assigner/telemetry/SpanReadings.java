package dev.assay.assigner.telemetry;

import dev.assay.assigner.event.EventDraft;
import dev.assay.assigner.event.EventKind;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.json.MalformedJson;
import dev.assay.schemas.avro.LatencyComponent;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a span tells. Names of attributes are those of OpenTelemetry's conventions for generative
 * AI, and of LiveKit's and Pipecat's agents.
 */
final class SpanReadings {

  private static final String OPERATION = "gen_ai.operation.name";

  /** Attributes that hold seconds, with the components that they are the latency of. */
  private static final Map<String, List<LatencyComponent>> SECONDS =
      Map.of(
          "gen_ai.response.time_to_first_chunk",
          List.of(LatencyComponent.LLM_FIRST_TOKEN),
          "lk.agents.turn.llm_ttft",
          List.of(LatencyComponent.LLM_FIRST_TOKEN),
          "lk.agents.turn.tts_ttfb",
          List.of(LatencyComponent.FIRST_BYTE),
          "lk.agents.turn.transcription_delay",
          List.of(LatencyComponent.SPEECH_TO_TEXT),
          "lk.agents.turn.end_of_turn_delay",
          List.of(LatencyComponent.END_OF_TURN),
          "lk.agents.turn.e2e_latency",
          List.of(LatencyComponent.END_TO_END, LatencyComponent.FIRST_AUDIO),
          "turn.user_bot_latency_seconds",
          List.of(LatencyComponent.END_TO_END, LatencyComponent.FIRST_AUDIO));

  /** What an operation's duration is the latency of. */
  private static final Map<Object, LatencyComponent> DURATIONS =
      Map.of(
          "chat", LatencyComponent.LLM,
          "text_completion", LatencyComponent.LLM,
          "generate_content", LatencyComponent.LLM,
          "embeddings", LatencyComponent.EMBEDDING,
          "retrieval", LatencyComponent.SEARCH,
          "execute_tool", LatencyComponent.TOOL,
          "invoke_agent", LatencyComponent.END_TO_END);

  /** Those that call the model; what an agent's span says of usage is their sum. */
  private static final Set<Object> MODEL_CALLS =
      Set.of("chat", "text_completion", "generate_content");

  private final Span span;
  private final Attributes attributes;
  private final List<Reading> readings = new ArrayList<>();

  private SpanReadings(Span span, Attributes attributes) {
    this.span = span;
    this.attributes = attributes;
  }

  /** Everything that the span tells; empty for a span of something else. */
  static List<Reading> of(Span span, Attributes attributes) {
    SpanReadings readings = new SpanReadings(span, attributes);
    Object operation = attributes.first(OPERATION);
    readings.latencies(operation);
    if ("retrieval".equals(operation)) {
      readings.retrieval();
    }
    if (operation != null && MODEL_CALLS.contains(operation)) {
      readings.measurement("input_tokens", "gen_ai.usage.input_tokens");
      readings.measurement("output_tokens", "gen_ai.usage.output_tokens");
      readings.measurement("cost", "gen_ai.usage.cost", "llm.cost.total");
    }
    return readings.readings;
  }

  private void latencies(@Nullable Object operation) {
    Map<LatencyComponent, Object> latencies = new EnumMap<>(LatencyComponent.class);
    SECONDS.forEach(
        (name, components) -> {
          Object seconds = attributes.first(name);
          if (seconds != null) {
            components.forEach(component -> latencies.put(component, milliseconds(seconds)));
          }
        });
    LatencyComponent whole = operation == null ? null : DURATIONS.get(operation);
    if (whole != null) {
      // What an agent measured itself says more than how long its span was.
      latencies.putIfAbsent(whole, duration());
    }
    latencies.forEach(this::latency);
  }

  private void latency(LatencyComponent component, Object milliseconds) {
    String name = component.name().toLowerCase(Locale.ROOT);
    EventDraft event =
        EventDraft.of(EventKind.LATENCY)
            .set("component", name)
            .set("milliseconds", milliseconds)
            .set("turn", attributes.first("turn.number"));
    readings.add(new Reading(name, event));
  }

  private void retrieval() {
    Object documents = attributes.first("gen_ai.retrieval.documents");
    if (documents == null) {
      return;
    }
    EventDraft event =
        EventDraft.of(EventKind.RETRIEVAL)
            .set("query_template", attributes.first("gen_ai.data_source.id"))
            .set("chunks_retrieved", count(documents))
            .set("response_time_ms", duration());
    readings.add(new Reading("retrieval", event));
  }

  private void measurement(String name, String... from) {
    Object value = attributes.first(from);
    if (value != null) {
      EventDraft event = EventDraft.of(EventKind.MEASUREMENT).set("name", name).set("value", value);
      readings.add(new Reading(name, event));
    }
  }

  private double duration() {
    return (span.getEndTimeUnixNano() - span.getStartTimeUnixNano()) / 1e6;
  }

  /** What is no number is told as what it is, and refused. */
  private static Object milliseconds(Object seconds) {
    return seconds instanceof Number number ? number.doubleValue() * 1000 : seconds;
  }

  /** How many documents: of a list, or of the JSON text of one. */
  private static Object count(Object documents) {
    if (documents instanceof List<?> list) {
      return (long) list.size();
    }
    try {
      if (documents instanceof String text && JsonText.read(text) instanceof List<?> list) {
        return (long) list.size();
      }
    } catch (MalformedJson e) {
      // Told as what it is, as any other text that is no list.
    }
    return documents;
  }
}
