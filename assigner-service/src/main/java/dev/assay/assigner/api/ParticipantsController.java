package dev.assay.assigner.api;

import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.sticky.StickyStore;
import dev.assay.schemas.avro.Experiment;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Says who is in which variant. */
@Controller("/v1/experiments/{id}/participants")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ParticipantsController {

  private final ExperimentCatalog catalog;
  private final StickyStore store;

  ParticipantsController(ExperimentCatalog catalog, StickyStore store) {
    this.catalog = catalog;
    this.store = store;
  }

  @Get(produces = MediaType.APPLICATION_JSON)
  String list(@PathVariable String id, HttpRequest<?> request) {
    Experiment experiment = catalog.get(id);
    ParticipantList list =
        ParticipantList.read(experiment, name -> request.getParameters().get(name));
    return JsonText.write(
        ParticipantList.page(store.participants(id, list.variant(), list.after(), list.limit())));
  }
}
