package dev.assay.assigner.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.assay.assigner.json.MalformedJson;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two forms of OTLP, and what is neither. */
class OtlpFormsTest {

  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
  private static final String JSON =
      """
      {"resourceSpans":[{
        "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"agent"}}]},
        "schemaUrl":"", "unknown":{"a":[1,{"b":2}]},
        "scopeSpans":[{"spans":[{
          "traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"EEE19B7EC3C1B174",
          "parentSpanId":"","kind":3,"name":"chat","flags":257,
          "startTimeUnixNano":"1769851800000000000","endTimeUnixNano":1769851801500000000,
          "attributes":[
            {"key":"gen_ai.conversation.id","value":{"stringValue":"s1"}},
            {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
            {"key":"gen_ai.usage.input_tokens","value":{"intValue":"700"}},
            {"key":"gen_ai.usage.output_tokens","value":{"intValue":40}},
            {"key":"gen_ai.response.time_to_first_chunk","value":{"doubleValue":0.25}},
            {"key":"stream","value":{"boolValue":true}},
            {"key":"bytes","value":{"bytesValue":"AQID"}},
            {"key":"tags","value":{"arrayValue":{"values":[{"stringValue":"a"}]}}}],
          "status":{"code":"STATUS_CODE_OK"}}]}]}]}
      """;

  @Test
  void jsonIsReadAsProtobufIs() {
    ExportTraceServiceRequest request = read(JSON);
    Span span = request.getResourceSpans(0).getScopeSpans(0).getSpans(0);
    assertThat(span.getTraceId()).isEqualTo(ByteString.fromHex("5b8efff798038103d269b633813fc60c"));
    assertThat(span.getSpanId()).isEqualTo(ByteString.fromHex("eee19b7ec3c1b174"));
    assertThat(span.getParentSpanId()).isEmpty();
    assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(span.getStatus().getCodeValue()).isEqualTo(1);
    assertThat(span.getStartTimeUnixNano()).isEqualTo(1_769_851_800_000_000_000L);
    assertThat(span.getAttributes(6).getValue().getBytesValue())
        .isEqualTo(ByteString.copyFrom(new byte[] {1, 2, 3}));
    byte[] json = JSON.getBytes(StandardCharsets.UTF_8);
    Conversion fromJson = TelemetryReader.spans(json, true, NOW);
    Conversion fromProtobuf = TelemetryReader.spans(request.toByteArray(), false, NOW);
    assertThat(fromJson.events()).hasSize(4).isEqualTo(fromProtobuf.events());
    assertThat(fromJson.rejected()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"resourceSpans\":{}}",
        "{\"resourceSpans\":[1]}",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"xyz\"}]}]}]}",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":1}]}]}]}",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"kind\":\"BEST\"}]}]}]}",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"startTimeUnixNano\":\"soon\"}]}]}]}",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"startTimeUnixNano\":1e3}]}]}]}",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"startTimeUnixNano\":99999999999999999999}]}]}]}",
        "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"value\":{\"boolValue\":1}}]}}]}",
        "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"value\":{\"doubleValue\":\"x\"}}]}}]}",
        "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"value\":{\"bytesValue\":\"*\"}}]}}]}"
      })
  void refusesJsonOfSomethingElse(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedTelemetry.class);
  }

  @Test
  void refusesWhatIsTooDeep() {
    String open = "{\"arrayValue\":{\"values\":[";
    String deep =
        "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"value\":" + open.repeat(10_000);
    assertThatThrownBy(() -> read(deep)).isInstanceOf(MalformedJson.class);
    byte[] bytes = nested(100);
    assertThatThrownBy(() -> TelemetryReader.spans(bytes, false, NOW))
        .isInstanceOf(MalformedTelemetry.class);
  }

  @Test
  void refusesMoreMessagesThanCanBeTaken() {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    request
        .addResourceSpansBuilder()
        .addScopeSpansBuilder()
        .addAllSpans(Collections.nCopies(100_000, Span.getDefaultInstance()));
    byte[] bytes = request.build().toByteArray();
    assertThat(bytes).hasSizeLessThan(300_000);
    assertThatThrownBy(() -> TelemetryReader.spans(bytes, false, NOW))
        .isInstanceOf(TooMuchTelemetry.class);
    String json = "{\"resourceSpans\":[" + "{},".repeat(100_000) + "{}]}";
    assertThatThrownBy(() -> read(json)).isInstanceOf(TooMuchTelemetry.class);
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] body, @ForAll boolean isJson, @ForAll boolean logs) {
    try {
      Conversion conversion =
          logs ? TelemetryReader.logs(body, isJson, NOW) : TelemetryReader.spans(body, isJson, NOW);
      assertThat(conversion.events()).isNotNull();
    } catch (MalformedTelemetry | MalformedJson e) {
      assertThat(e).hasMessageNotContaining("null (");
    }
  }

  @Property
  void anyChangeIsReadOrRefused(@ForAll int at, @ForAll byte other, @ForAll boolean isJson) {
    byte[] body = isJson ? JSON.getBytes(StandardCharsets.UTF_8) : read(JSON).toByteArray();
    body[Math.floorMod(at, body.length)] = other;
    anyBytesAreReadOrRefused(body, isJson, false);
  }

  private static ExportTraceServiceRequest read(String json) {
    return OtlpJson.read(
            json.getBytes(StandardCharsets.UTF_8), ExportTraceServiceRequest.newBuilder())
        .build();
  }

  /** A list in a list in a list as the value of an attribute. */
  private static byte[] nested(int depth) {
    AnyValue value = AnyValue.getDefaultInstance();
    for (int i = 0; i < depth; i++) {
      AnyValue.Builder outer = AnyValue.newBuilder();
      outer.getArrayValueBuilder().addValues(value);
      value = outer.build();
    }
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    request.addResourceSpansBuilder().getResourceBuilder().addAttributesBuilder().setValue(value);
    return request.build().toByteArray();
  }
}
