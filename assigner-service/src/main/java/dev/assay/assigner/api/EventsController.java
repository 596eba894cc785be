package dev.assay.assigner.api;

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
  String take(HttpRequest<byte[]> request) throws InterruptedException {
    List<Judged> events = reader.read(request.getBody().orElse(EMPTY), clock.instant());
    List<Outcome> outcomes = ingestion.store(events);
    return EventsAnswer.json(events, outcomes);
  }
}
