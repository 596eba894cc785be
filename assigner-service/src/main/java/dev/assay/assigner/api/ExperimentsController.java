package dev.assay.assigner.api;

import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.definition.ExperimentJson;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.avro.Experiment;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates, shows, starts and stops experiments. */
@Controller("/v1/experiments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExperimentsController {

  private final ExperimentCatalog catalog;
  private final Clock clock;

  ExperimentsController(ExperimentCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Post(consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
  HttpResponse<String> create(@Body @Nullable String body) {
    Experiment draft =
        ExperimentReader.read(
            JsonText.read(body == null ? "" : body),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    boolean isNew = catalog.create(draft);
    String json = json(catalog.get(draft.getId()));
    return isNew
        ? HttpResponse.<String>created(URI.create("/v1/experiments/" + draft.getId())).body(json)
        : HttpResponse.ok(json);
  }

  @Get(produces = MediaType.APPLICATION_JSON)
  String list() {
    List<?> experiments = catalog.all().stream().map(ExperimentJson::write).toList();
    return JsonText.write(Map.of("experiments", experiments));
  }

  @Get(uri = "/{id}", produces = MediaType.APPLICATION_JSON)
  String get(@PathVariable String id) {
    return json(catalog.get(id));
  }

  @Post(
      uri = "/{id}/start",
      consumes = MediaType.APPLICATION_JSON,
      produces = MediaType.APPLICATION_JSON)
  String start(@PathVariable String id, @Body @Nullable String body) {
    return json(catalog.start(id, ChangeTime.read(body, clock.instant())));
  }

  @Post(
      uri = "/{id}/stop",
      consumes = MediaType.APPLICATION_JSON,
      produces = MediaType.APPLICATION_JSON)
  String stop(@PathVariable String id, @Body @Nullable String body) {
    return json(catalog.stop(id, ChangeTime.read(body, clock.instant())));
  }

  private static String json(Experiment experiment) {
    return JsonText.write(ExperimentJson.write(experiment));
  }
}
