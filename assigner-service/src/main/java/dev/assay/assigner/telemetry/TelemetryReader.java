package dev.assay.assigner.telemetry;

import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Instant;
import java.util.List;

/** Reads requests of OTLP over HTTP. */
public final class TelemetryReader {

  private TelemetryReader() {}

  /**
   * Reads what exporters of spans send.
   *
   * @param isJson whether it is JSON, and else protobuf
   * @throws MalformedTelemetry when it is no such request
   * @throws dev.assay.assigner.json.MalformedJson when it should be JSON and is not
   * @throws TooMuchTelemetry when it holds too many messages
   */
  public static Conversion spans(byte[] body, boolean isJson, Instant now) {
    ExportTraceServiceRequest request =
        read(body, isJson, ExportTraceServiceRequest.newBuilder()).build();
    Conversion conversion = new Conversion(now);
    for (ResourceSpans resourceSpans : request.getResourceSpansList()) {
      Attributes resource = Attributes.of(resourceSpans.getResource().getAttributesList());
      for (ScopeSpans scopeSpans : resourceSpans.getScopeSpansList()) {
        for (Span span : scopeSpans.getSpansList()) {
          Attributes own = Attributes.of(span.getAttributesList());
          List<Reading> readings = SpanReadings.of(span, own);
          conversion.add(
              readings, Subject.of(own, resource), Origin.of(span), span.getEndTimeUnixNano());
        }
      }
    }
    return conversion;
  }

  /**
   * Reads what exporters of log records send.
   *
   * @param isJson whether it is JSON, and else protobuf
   * @throws MalformedTelemetry when it is no such request
   * @throws dev.assay.assigner.json.MalformedJson when it should be JSON and is not
   * @throws TooMuchTelemetry when it holds too many messages
   */
  public static Conversion logs(byte[] body, boolean isJson, Instant now) {
    ExportLogsServiceRequest request =
        read(body, isJson, ExportLogsServiceRequest.newBuilder()).build();
    Conversion conversion = new Conversion(now);
    for (ResourceLogs resourceLogs : request.getResourceLogsList()) {
      Attributes resource = Attributes.of(resourceLogs.getResource().getAttributesList());
      for (ScopeLogs scopeLogs : resourceLogs.getScopeLogsList()) {
        for (LogRecord log : scopeLogs.getLogRecordsList()) {
          add(conversion, log, resource);
        }
      }
    }
    return conversion;
  }

  private static void add(Conversion conversion, LogRecord log, Attributes resource) {
    Attributes own = Attributes.of(log.getAttributesList());
    Subject subject = Subject.of(own, resource);
    long time = log.getTimeUnixNano() == 0 ? log.getObservedTimeUnixNano() : log.getTimeUnixNano();
    conversion.add(
        LogReadings.of(log, own), subject, Origin.of(log, subject, LogReadings.said(own)), time);
  }

  private static <B extends Message.Builder> B read(byte[] body, boolean isJson, B builder) {
    return isJson ? OtlpJson.read(body, builder) : OtlpProtobuf.read(body, builder);
  }
}
