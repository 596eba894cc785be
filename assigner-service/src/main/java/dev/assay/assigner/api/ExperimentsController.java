package dev.assay.assigner.api;

import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.definition.ExperimentJson;
import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.avro.AuditEntry;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates, shows and changes experiments. */
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
    CreateBody creation = CreateBody.read(body, clock.instant());
    String id = creation.draft().getId();
    boolean isNew = catalog.create(creation.draft(), creation.author());
    String json = json(catalog.get(id));
    return isNew
        ? HttpResponse.<String>created(URI.create("/v1/experiments/" + id)).body(json)
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
    return json(catalog.start(id, ChangeBody.read(body, clock.instant())));
  }

  @Post(
      uri = "/{id}/stop",
      consumes = MediaType.APPLICATION_JSON,
      produces = MediaType.APPLICATION_JSON)
  String stop(@PathVariable String id, @Body @Nullable String body) {
    return json(catalog.stop(id, ChangeBody.read(body, clock.instant())));
  }

  @Post(
      uri = "/{id}/resume",
      consumes = MediaType.APPLICATION_JSON,
      produces = MediaType.APPLICATION_JSON)
  String resume(@PathVariable String id, @Body @Nullable String body) {
    return json(catalog.resume(id, ChangeBody.read(body, clock.instant())));
  }

  @Post(
      uri = "/{id}/graduate",
      consumes = MediaType.APPLICATION_JSON,
      produces = MediaType.APPLICATION_JSON)
  String graduate(@PathVariable String id, @Body @Nullable String body) {
    ChangeBody.Graduation graduation =
        ChangeBody.readGraduation(body, catalog.get(id), clock.instant());
    return json(catalog.graduate(id, graduation.winner(), graduation.request()));
  }

  @Get(uri = "/{id}/audit", produces = MediaType.APPLICATION_JSON)
  String audit(@PathVariable String id) {
    List<?> entries = catalog.audit(id).stream().map(ExperimentsController::entry).toList();
    return JsonText.write(Map.of("entries", entries));
  }

  private static Map<String, @Nullable Object> entry(AuditEntry entry) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("experiment_version", entry.getExperimentVersion());
    json.put("time", entry.getTime().toString());
    json.put("actor", entry.getActor());
    json.put("action", entry.getAction());
    json.put("reason", entry.getReason());
    return json;
  }

  private static String json(Experiment experiment) {
    return JsonText.write(ExperimentJson.write(experiment));
  }
}
