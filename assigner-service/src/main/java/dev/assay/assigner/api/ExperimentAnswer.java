package dev.assay.assigner.api;

import dev.assay.assigner.definition.ExperimentJson;
import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.avro.Experiment;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

/** An experiment as an answer, with its version as the entity tag. */
final class ExperimentAnswer {

  private ExperimentAnswer() {}

  static MutableHttpResponse<String> of(Experiment experiment) {
    return HttpResponse.ok(JsonText.write(ExperimentJson.write(experiment)))
        .header(HttpHeaders.ETAG, VersionTag.write(experiment.getVersion()));
  }
}
