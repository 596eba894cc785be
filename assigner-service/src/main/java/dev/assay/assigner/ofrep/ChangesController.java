package dev.assay.assigner.ofrep;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Tells clients, by server-sent events, when to evaluate again. */
@Controller(ChangeStreams.PATH)
final class ChangesController {

  private final ChangeStreams streams;

  ChangesController(ChangeStreams streams) {
    this.streams = streams;
  }

  @Get(produces = MediaType.TEXT_EVENT_STREAM)
  @FlagDocumentation.ForClients
  @Operation(
      summary = "Tells of changes as they happen",
      description =
          "Server-sent events: one when the stream opens, unless Last-Event-ID is the latest, and one whenever experiments have changed.")
  @ApiResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")))
  @FlagDocumentation.Unavailable
  HttpResponse<Publisher<Event<String>>> follow(
      @Parameter(description = "Of the latest event that the caller has") @Header("Last-Event-ID")
          @Nullable String lastEventId) {
    if (!streams.hasRoom()) {
      throw new HttpStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "There are as many streams as there may be; poll.");
    }
    return HttpResponse.ok(streams.stream(lastEventId))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}
