package dev.assay.analyzer.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A problem document: RFC 9457. */
record Problem(HttpStatus status, String detail) {

  static final MediaType TYPE = MediaType.of("application/problem+json");

  JsonNode toJson() {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    fields.put("type", JsonNode.createStringNode("about:blank"));
    fields.put("title", JsonNode.createStringNode(status.getReason()));
    fields.put("status", JsonNode.createNumberNode(status.getCode()));
    fields.put("detail", JsonNode.createStringNode(detail));
    return JsonNode.createObjectNode(fields);
  }

  MutableHttpResponse<JsonNode> toResponse() {
    return HttpResponse.<JsonNode>status(status).body(toJson()).contentType(TYPE);
  }
}
