package dev.assay.assigner.api;

import dev.assay.access.http.ForClients;
import dev.assay.assigner.ingestion.Ingestion;
import dev.assay.assigner.telemetry.Conversion;
import dev.assay.assigner.telemetry.TelemetryReader;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;

/** Takes spans and log records of OpenTelemetry's exporters: OTLP over HTTP. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TelemetryController {

  private static final byte[] EMPTY = {};

  private final Ingestion ingestion;
  private final Clock clock;

  TelemetryController(Ingestion ingestion, Clock clock) {
    this.ingestion = ingestion;
    this.clock = clock;
  }

  @Post(
      uri = "/traces",
      consumes = {OtlpAnswer.PROTOBUF, MediaType.APPLICATION_JSON},
      produces = {OtlpAnswer.PROTOBUF, MediaType.APPLICATION_JSON})
  @ForClients
  @Operation(
      summary = "Takes spans of OpenTelemetry",
      description = "OTLP over HTTP. What tells nothing is passed over.")
  @TelemetryDocumentation.Judged
  @TelemetryDocumentation.BadRequest
  @TelemetryDocumentation.TooLarge
  @Refusals.UnsupportedType
  @TelemetryDocumentation.Saturated
  @TelemetryDocumentation.Unavailable
  HttpResponse<byte[]> traces(HttpRequest<byte[]> request) throws InterruptedException {
    return take(request, TelemetryReader::spans, OtlpAnswer::ofSpans);
  }

  @Post(
      uri = "/logs",
      consumes = {OtlpAnswer.PROTOBUF, MediaType.APPLICATION_JSON},
      produces = {OtlpAnswer.PROTOBUF, MediaType.APPLICATION_JSON})
  @ForClients
  @Operation(
      summary = "Takes log records of OpenTelemetry",
      description = "OTLP over HTTP. What tells nothing is passed over.")
  @TelemetryDocumentation.Judged
  @TelemetryDocumentation.BadRequest
  @TelemetryDocumentation.TooLarge
  @Refusals.UnsupportedType
  @TelemetryDocumentation.Saturated
  @TelemetryDocumentation.Unavailable
  HttpResponse<byte[]> logs(HttpRequest<byte[]> request) throws InterruptedException {
    return take(request, TelemetryReader::logs, OtlpAnswer::ofLogs);
  }

  private HttpResponse<byte[]> take(HttpRequest<byte[]> request, Reader reader, Writer writer)
      throws InterruptedException {
    boolean isJson =
        request
            .getContentType()
            .filter(type -> type.matches(MediaType.APPLICATION_JSON_TYPE))
            .isPresent();
    try {
      Conversion conversion = reader.read(request.getBody().orElse(EMPTY), isJson, clock.instant());
      ingestion.store(conversion.events());
      return HttpResponse.ok(writer.write(conversion, isJson)).contentType(type(isJson));
    } catch (RuntimeException e) {
      Problem problem = ProblemHandler.problem(request, e);
      MutableHttpResponse<byte[]> response =
          HttpResponse.<byte[]>status(problem.status())
              .body(OtlpAnswer.ofProblem(problem, isJson))
              .contentType(type(isJson));
      ProblemHandler.tellWhenToRetry(problem, response);
      return response;
    }
  }

  private static String type(boolean isJson) {
    return isJson ? MediaType.APPLICATION_JSON : OtlpAnswer.PROTOBUF;
  }

  private interface Reader {
    Conversion read(byte[] body, boolean isJson, Instant now);
  }

  private interface Writer {
    byte[] write(Conversion conversion, boolean isJson);
  }
}
