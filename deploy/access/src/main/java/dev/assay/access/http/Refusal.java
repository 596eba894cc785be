package dev.assay.access.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micronaut.http.HttpStatus;

/**
 * What a caller who is refused is told.
 *
 * @param type the last part of the problem's URN
 */
public record Refusal(HttpStatus status, String type, String detail) {

  static final String MEDIA_TYPE = "application/problem+json";

  /** As a problem document (RFC 9457). */
  String problem() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "urn:assay:problem:" + type)
        .put("title", status.getReason())
        .put("status", status.getCode())
        .put("detail", detail)
        .toString();
  }
}
