package dev.assay.assigner.fuzz;

import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.json.MalformedJson;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has to hold for every answer. */
public final class Verdict {

  private static final String PROBLEM = "application/problem+json";

  private Verdict() {}

  /** What is wrong with an answer; empty when nothing is. */
  public static Optional<String> of(Request request, Answer answer) {
    int status = answer.status();
    if (status < 0) {
      return Optional.of("nothing was said");
    }
    if (status == 0) {
      return request.maySever() ? Optional.empty() : Optional.of("no answer");
    }
    if (status >= 500 && (status != 503 || answer.header("retry-after").isEmpty())) {
      return Optional.of(status + " " + answer.body());
    }
    boolean isRefusal = status >= 400 && !request.method().equals("HEAD");
    return isRefusal && !isTold(request, answer)
        ? Optional.of(
            "%d as %s: %s".formatted(status, answer.header("content-type"), answer.body()))
        : Optional.empty();
  }

  private static boolean isTold(Request request, Answer answer) {
    String type = answer.header("content-type");
    if (type.startsWith(PROBLEM)) {
      return json(answer) instanceof Map<?, ?> problem
          && problem.get("status") instanceof BigDecimal status
          && status.intValueExact() == answer.status()
          && problem.get("title") instanceof String
          && problem.get("detail") instanceof String;
    }
    if (request.route().contains(" /ofrep/")) {
      return json(answer) instanceof Map<?, ?> failure
          && failure.get("errorCode") instanceof String;
    }
    boolean isTelemetry =
        request.route().endsWith("/v1/traces") || request.route().endsWith("/v1/logs");
    return isTelemetry
        && (type.startsWith("application/x-protobuf")
            || (json(answer) instanceof Map<?, ?> refusal
                && refusal.get("message") instanceof String));
  }

  private static @Nullable Object json(Answer answer) {
    try {
      return JsonText.read(answer.body());
    } catch (MalformedJson e) {
      return null;
    }
  }
}
