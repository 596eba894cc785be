package dev.assay.assigner.api;

import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.json.JsonText;
import io.micronaut.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem document of RFC 9457.
 *
 * @param type the last part of the type's URN; null for a problem that its status says all about
 * @param violations each thing that is wrong with what was sent
 */
record Problem(
    HttpStatus status, @Nullable String type, String detail, List<Violation> violations) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(HttpStatus status, @Nullable String type, String detail) {
    return new Problem(status, type, detail, List.of());
  }

  String json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("type", type == null ? "about:blank" : "urn:assay:problem:" + type);
    json.put("title", status.getReason());
    json.put("status", status.getCode());
    json.put("detail", detail);
    if (!violations.isEmpty()) {
      json.put("errors", errors(violations));
    }
    return JsonText.write(json);
  }

  static List<?> errors(List<Violation> violations) {
    return violations.stream().map(Problem::error).toList();
  }

  private static Map<String, @Nullable Object> error(Violation violation) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("field", violation.field());
    json.put("value", violation.value());
    json.put("allowed", violation.allowed());
    return json;
  }
}
