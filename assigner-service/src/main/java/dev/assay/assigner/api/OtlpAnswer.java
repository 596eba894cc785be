package dev.assay.assigner.api;

import com.google.protobuf.CodedOutputStream;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.telemetry.Conversion;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What exporters of OTLP are told, in the form that they sent. */
final class OtlpAnswer {

  static final String PROTOBUF = "application/x-protobuf";

  /** The field of google.rpc.Status, which refusals are told in. */
  private static final int MESSAGE_FIELD = 2;

  private OtlpAnswer() {}

  static byte[] ofSpans(Conversion conversion, boolean isJson) {
    if (isJson) {
      return json(conversion, "rejectedSpans");
    }
    ExportTraceServiceResponse.Builder response = ExportTraceServiceResponse.newBuilder();
    if (conversion.rejected() > 0) {
      response
          .getPartialSuccessBuilder()
          .setRejectedSpans(conversion.rejected())
          .setErrorMessage(conversion.reasons());
    }
    return response.build().toByteArray();
  }

  static byte[] ofLogs(Conversion conversion, boolean isJson) {
    if (isJson) {
      return json(conversion, "rejectedLogRecords");
    }
    ExportLogsServiceResponse.Builder response = ExportLogsServiceResponse.newBuilder();
    if (conversion.rejected() > 0) {
      response
          .getPartialSuccessBuilder()
          .setRejectedLogRecords(conversion.rejected())
          .setErrorMessage(conversion.reasons());
    }
    return response.build().toByteArray();
  }

  static byte[] ofProblem(Problem problem, boolean isJson) {
    if (isJson) {
      return utf8(JsonText.write(Map.of("message", problem.detail())));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream output = CodedOutputStream.newInstance(bytes);
      output.writeString(MESSAGE_FIELD, problem.detail());
      output.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Numbers of 64 bits are texts in protobuf's JSON. */
  private static byte[] json(Conversion conversion, String count) {
    Map<String, ?> partial =
        Map.of(count, String.valueOf(conversion.rejected()), "errorMessage", conversion.reasons());
    return utf8(
        JsonText.write(conversion.rejected() > 0 ? Map.of("partialSuccess", partial) : Map.of()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
