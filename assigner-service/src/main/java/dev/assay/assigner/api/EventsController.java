package dev.assay.assigner.api;

import dev.assay.access.http.ForClients;
import dev.assay.assigner.event.EventReader;
import dev.assay.assigner.event.Judged;
import dev.assay.assigner.ingestion.Ingestion;
import dev.assay.assigner.ingestion.Outcome;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.List;

/** Takes events in batches. */
@Controller("/v1/events")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventsController {

  private static final byte[] EMPTY = {};

  private final EventReader reader;
  private final Ingestion ingestion;
  private final Clock clock;

  EventsController(EventReader reader, Ingestion ingestion, Clock clock) {
    this.reader = reader;
    this.ingestion = ingestion;
    this.clock = clock;
  }

  @Post(consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
  @ForClients
  @Operation(
      summary = "Takes a batch of events",
      description =
          "Each event is judged by itself. Send a batch again, with the same ids, whenever there was no answer or one of 429 and 503.")
  @RequestBody(
      description = "The events, packed (Content-Encoding: gzip) or not",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EventSchemas.Batch.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The batch was judged; also when every event was rejected",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EventSchemas.Outcomes.class)))
  @Refusals.BadRequest
  @Refusals.TooLarge
  @Refusals.UnsupportedType
  @Refusals.Saturated
  @Refusals.Unavailable
  byte[] take(HttpRequest<byte[]> request) throws InterruptedException {
    List<Judged> events = reader.read(request.getBody().orElse(EMPTY), clock.instant());
    List<Outcome> outcomes = ingestion.store(events);
    return EventsAnswer.json(events, outcomes);
  }
}
