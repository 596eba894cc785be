package dev.assay.analyzer.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A problem document: RFC 9457.
 *
 * @param errors the fields that do not fit, if it is about such
 */
record Problem(HttpStatus status, String detail, List<Misfit> errors) {

  static final String TYPE_NAME = "application/problem+json";
  static final MediaType TYPE = MediaType.of(TYPE_NAME);

  Problem(HttpStatus status, String detail) {
    this(status, detail, List.of());
  }

  /**
   * A field that does not fit.
   *
   * @param value what it was; null when it is missing, or not known here at all
   */
  record Misfit(String field, @Nullable String value, String allowed) {

    private static final Pattern MESSAGE =
        Pattern.compile("(.+?) is (.+); allowed is (.+)", Pattern.DOTALL);

    /** From a message such as "alpha is 0.0; allowed is above 0, below 1". */
    static Misfit of(String message) {
      Matcher parts = MESSAGE.matcher(message);
      if (!parts.matches()) {
        return new Misfit("inputs", null, message);
      }
      String value = parts.group(2);
      boolean absent = value.equals("missing") || value.equals("unknown");
      return new Misfit(parts.group(1), absent ? null : value, parts.group(3));
    }

    private JsonNode toJson() {
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      fields.put("field", JsonNode.createStringNode(field));
      fields.put("value", value == null ? JsonNode.nullNode() : JsonNode.createStringNode(value));
      fields.put("allowed", JsonNode.createStringNode(allowed));
      return JsonNode.createObjectNode(fields);
    }
  }

  JsonNode toJson() {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    fields.put("type", JsonNode.createStringNode("about:blank"));
    fields.put("title", JsonNode.createStringNode(status.getReason()));
    fields.put("status", JsonNode.createNumberNode(status.getCode()));
    fields.put("detail", JsonNode.createStringNode(detail));
    if (!errors.isEmpty()) {
      fields.put("errors", JsonNode.createArrayNode(errors.stream().map(Misfit::toJson).toList()));
    }
    return JsonNode.createObjectNode(fields);
  }

  MutableHttpResponse<JsonNode> toResponse() {
    return HttpResponse.<JsonNode>status(status).body(toJson()).contentType(TYPE);
  }
}
