package dev.assay.assigner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.topic.Topics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.exporter.logging.otlp.OtlpJsonLoggingSpanExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans and log records as OpenTelemetry's own SDK exports them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryIT {

  private static final Path LOGS = Path.of("target", "telemetry-it");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant START = Instant.parse("2026-01-31T09:30:00Z");
  private static final Instant END = START.plusMillis(1500);

  private final EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
  private final EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
  private final AssignerProcess assigner =
      AssignerProcess.start(broker.bootstrapServers(), registry.url(), LOGS);
  private final EventTopics topics = new EventTopics(broker.bootstrapServers(), registry.url());

  @AfterAll
  void stopEverything() {
    assigner.close();
    registry.close();
    broker.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void takesSpansOfTheSdkOnce(String compression) {
    String customer = "customer-" + compression;
    List<SpanData> spans = conversation(customer);
    try (SpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint("http://127.0.0.1:" + assigner.port() + "/v1/traces")
            .setCompression(compression)
            .build()) {
      assertSucceeds(exporter.export(spans));
      assertSucceeds(exporter.export(spans));
    }
    assertStored(customer, spans);
  }

  @Test
  void takesSpansOfTheSdkAsJson() throws Exception {
    List<SpanData> spans = conversation("customer-json");
    String json = "{\"resourceSpans\":[" + String.join(",", json(spans)) + "]}";
    HttpResponse<String> answer = assigner.post("/v1/traces", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertStored("customer-json", spans);
  }

  @Test
  void takesLogRecordsOfTheSdk() {
    try (SdkLoggerProvider provider =
        SdkLoggerProvider.builder()
            .addLogRecordProcessor(
                SimpleLogRecordProcessor.create(
                    OtlpHttpLogRecordExporter.builder()
                        .setEndpoint("http://127.0.0.1:" + assigner.port() + "/v1/logs")
                        .build()))
            .build()) {
      provider
          .get("test")
          .logRecordBuilder()
          .setEventName("gen_ai.evaluation.result")
          .setTimestamp(START)
          .setAttribute("gen_ai.conversation.id", "evaluated")
          .setAttribute("gen_ai.evaluation.name", "resolution")
          .setAttribute("gen_ai.evaluation.score.value", 1.0)
          .emit();
      assertSucceeds(provider.forceFlush());
    }
    List<MeasurementEvent> stored = topics.of(Topics.MEASUREMENTS, "evaluated");
    assertThat(stored).hasSize(1);
    assertThat(stored.getFirst().getName()).isEqualTo("resolution");
    assertThat(stored.getFirst().getValue()).isEqualTo(1);
    assertThat(stored.getFirst().getTime()).isEqualTo(START);
  }

  @Test
  void tellsWhatItRejects() throws Exception {
    String json =
        """
        {"resourceSpans":[{"scopeSpans":[{"spans":[{
          "traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174",
          "startTimeUnixNano":"1769851800000000000","endTimeUnixNano":"1769851801500000000",
          "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}}]}]}]}]}
        """;
    HttpResponse<String> partial = assigner.post("/v1/traces", json);
    assertThat(partial.statusCode()).isEqualTo(200);
    assertThat(partial.body())
        .contains("\"partialSuccess\"", "\"rejectedSpans\":\"1\"", "gen_ai.conversation.id");
    HttpResponse<String> malformed = assigner.post("/v1/logs", "{\"resourceLogs\":1}");
    assertThat(malformed.statusCode()).isEqualTo(400);
    assertThat(malformed.body()).isEqualTo("{\"message\":\"resource_logs must be a list\"}");
    HttpResponse<byte[]> bytes =
        assigner.postBytes(
            "/v1/traces", new byte[] {1, 2, 3}, "Content-Type", "application/x-protobuf");
    assertThat(bytes.statusCode()).isEqualTo(400);
    assertThat(bytes.headers().firstValue("Content-Type")).hasValue("application/x-protobuf");
    assertThat(new String(bytes.body(), StandardCharsets.UTF_8)).contains("no protobuf of OTLP");
    HttpResponse<byte[]> empty =
        assigner.postBytes("/v1/logs", new byte[0], "Content-Type", "application/x-protobuf");
    assertThat(empty.statusCode()).isEqualTo(200);
    assertThat(empty.body()).isEmpty();
  }

  private void assertStored(String customer, List<SpanData> spans) {
    String turn = spans.get(0).getTraceId() + "-" + spans.get(0).getSpanId() + "-";
    String chat = spans.get(1).getTraceId() + "-" + spans.get(1).getSpanId() + "-";
    String search = spans.get(2).getTraceId() + "-" + spans.get(2).getSpanId() + "-";
    assertThat(topics.of(Topics.LATENCIES, customer))
        .containsExactlyInAnyOrder(
            latency(turn, customer, LatencyComponent.END_TO_END, 1250),
            latency(turn, customer, LatencyComponent.FIRST_AUDIO, 1250),
            latency(chat, customer, LatencyComponent.LLM, 1500),
            latency(chat, customer, LatencyComponent.LLM_FIRST_TOKEN, 250),
            latency(search, customer, LatencyComponent.SEARCH, 1500));
    assertThat(topics.of(Topics.MEASUREMENTS, customer))
        .containsExactly(
            new MeasurementEvent(
                chat + "input_tokens", END, customer, "s1", "input_tokens", 700.0));
    assertThat(topics.of(Topics.RETRIEVALS, customer))
        .extracting(RetrievalEvent::getEventId, RetrievalEvent::getChunksRetrieved)
        .containsExactly(tuple(search + "retrieval", 1));
  }

  private static LatencyEvent latency(
      String span, String customer, LatencyComponent component, double milliseconds) {
    String id = span + component.name().toLowerCase(Locale.ROOT);
    return new LatencyEvent(id, END, customer, "s1", null, component, milliseconds);
  }

  /** A turn, a call of the model and a retrieval. */
  private static List<SpanData> conversation(String customer) {
    Collected collected = new Collected();
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(collected))
            .build()) {
      Attributes turn = Attributes.builder().put("lk.agents.turn.e2e_latency", 1.25).build();
      Attributes chat =
          Attributes.builder()
              .put("gen_ai.operation.name", "chat")
              .put("gen_ai.response.time_to_first_chunk", 0.25)
              .put("gen_ai.usage.input_tokens", 700)
              .build();
      Attributes search =
          Attributes.builder()
              .put("gen_ai.operation.name", "retrieval")
              .put("gen_ai.retrieval.documents", "[{\"id\":\"a\"}]")
              .build();
      Attributes request = Attributes.builder().put("http.request.method", "POST").build();
      for (Attributes attributes : List.of(turn, chat, search, request)) {
        Span span =
            provider
                .get("test")
                .spanBuilder("span")
                .setStartTimestamp(START)
                .setAttribute("gen_ai.conversation.id", "s1")
                .setAttribute("user.id", customer)
                .startSpan();
        span.setAllAttributes(attributes);
        span.end(END);
      }
    }
    return collected.spans;
  }

  private static List<String> json(List<SpanData> spans) {
    List<String> lines = new ArrayList<>();
    Logger logger = Logger.getLogger(OtlpJsonLoggingSpanExporter.class.getName());
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try (SpanExporter exporter = OtlpJsonLoggingSpanExporter.create()) {
      assertSucceeds(exporter.export(spans));
    } finally {
      logger.removeHandler(handler);
    }
    return lines;
  }

  private static void assertSucceeds(CompletableResultCode result) {
    assertThat(result.join(PATIENCE.toSeconds(), TimeUnit.SECONDS).isSuccess()).isTrue();
  }

  private static final class Collected implements SpanExporter {
    private final List<SpanData> spans = new ArrayList<>();

    @Override
    public CompletableResultCode export(Collection<SpanData> exported) {
      spans.addAll(exported);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
