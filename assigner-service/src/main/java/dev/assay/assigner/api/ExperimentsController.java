package dev.assay.assigner.api;

import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.definition.ExperimentJson;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.ChangeRequest;
import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.Experiment;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates, shows and changes experiments. */
@Controller("/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExperimentsController {

  private final ExperimentCatalog catalog;
  private final Clock clock;

  ExperimentsController(ExperimentCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Post
  HttpResponse<String> create(@Body @Nullable String body) {
    return created(CreateBody.read(body, clock.instant()));
  }

  @Get
  String list(HttpRequest<?> request) {
    ExperimentList list = ExperimentList.read(name -> request.getParameters().get(name));
    return JsonText.write(list.page(catalog.all()));
  }

  @Get("/{id}")
  HttpResponse<String> get(@PathVariable String id) {
    return answer(catalog.get(id));
  }

  @Patch("/{id}")
  HttpResponse<String> redefine(
      @PathVariable String id,
      @Body @Nullable String body,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    ChangeBody.Redefinition redefinition =
        ChangeBody.readRedefinition(body, ifMatch, clock.instant());
    return answer(catalog.redefine(id, redefinition::of, redefinition.request()));
  }

  @Delete("/{id}")
  HttpResponse<String> delete(
      @PathVariable String id,
      @Body @Nullable String body,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    catalog.delete(id, request(body, ifMatch));
    return HttpResponse.noContent();
  }

  @Post("/{id}/clone")
  HttpResponse<String> copy(@PathVariable String id, @Body @Nullable String body) {
    return created(ChangeBody.readClone(body, catalog.get(id), clock.instant()));
  }

  @Post("/{id}/schedule")
  HttpResponse<String> schedule(
      @PathVariable String id,
      @Body @Nullable String body,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    ChangeBody.Schedule schedule = ChangeBody.readSchedule(body, ifMatch, clock.instant());
    return answer(catalog.schedule(id, schedule.start(), schedule.request()));
  }

  @Post("/{id}/graduate")
  HttpResponse<String> graduate(
      @PathVariable String id,
      @Body @Nullable String body,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    ChangeBody.Graduation graduation =
        ChangeBody.readGraduation(body, ifMatch, catalog.get(id), clock.instant());
    return answer(catalog.graduate(id, graduation.winner(), graduation.request()));
  }

  @Post("/{id}/unschedule")
  HttpResponse<String> unschedule(
      @PathVariable String id,
      @Body @Nullable String body,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(catalog.unschedule(id, request(body, ifMatch)));
  }

  @Post("/{id}/start")
  HttpResponse<String> start(
      @PathVariable String id,
      @Body @Nullable String body,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(catalog.start(id, request(body, ifMatch)));
  }

  @Post("/{id}/pause")
  HttpResponse<String> pause(
      @PathVariable String id,
      @Body @Nullable String body,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(catalog.pause(id, request(body, ifMatch)));
  }

  @Post("/{id}/resume")
  HttpResponse<String> resume(
      @PathVariable String id,
      @Body @Nullable String body,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(catalog.resume(id, request(body, ifMatch)));
  }

  @Post("/{id}/stop")
  HttpResponse<String> stop(
      @PathVariable String id,
      @Body @Nullable String body,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(catalog.stop(id, request(body, ifMatch)));
  }

  @Post("/{id}/complete")
  HttpResponse<String> complete(
      @PathVariable String id,
      @Body @Nullable String body,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(catalog.complete(id, request(body, ifMatch)));
  }

  @Get("/{id}/audit")
  String audit(@PathVariable String id) {
    List<?> entries = catalog.audit(id).stream().map(ExperimentsController::entry).toList();
    return JsonText.write(Map.of("entries", entries));
  }

  private ChangeRequest request(@Nullable String body, @Nullable String ifMatch) {
    return ChangeBody.read(body, ifMatch, clock.instant());
  }

  private HttpResponse<String> created(CreateBody creation) {
    String id = creation.draft().getId();
    boolean isNew = catalog.create(creation.draft(), creation.author());
    MutableHttpResponse<String> answer = answer(catalog.get(id));
    return isNew
        ? answer.status(HttpStatus.CREATED).header(HttpHeaders.LOCATION, "/v1/experiments/" + id)
        : answer;
  }

  private static MutableHttpResponse<String> answer(Experiment experiment) {
    return HttpResponse.ok(JsonText.write(ExperimentJson.write(experiment)))
        .header(HttpHeaders.ETAG, VersionTag.write(experiment.getVersion()));
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
}
