package dev.assay.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Reads problem details (RFC 9457) into one line. */
final class Problem {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Problem() {}

  /** The detail, or else the title, and each field that is wrong; other text as it is. */
  static String describe(String body) {
    JsonNode problem;
    try {
      problem = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return body.strip();
    }
    String summary = problem.path("detail").asText(problem.path("title").asText(body.strip()));
    List<String> errors = new ArrayList<>();
    for (JsonNode error : problem.path("errors")) {
      errors.add(
          "%s is %s, allowed: %s"
              .formatted(
                  error.path("field").asText(),
                  error.path("value"),
                  error.path("allowed").asText()));
    }
    return errors.isEmpty() ? summary : summary + " (" + String.join("; ", errors) + ")";
  }
}
