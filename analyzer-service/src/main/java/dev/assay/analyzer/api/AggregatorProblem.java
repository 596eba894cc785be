package dev.assay.analyzer.api;

import dev.assay.analyzer.client.AggregatorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;

/** Why there are no summaries, as a problem document. */
final class AggregatorProblem {

  private static final Duration RETRY = Duration.ofSeconds(5);

  private AggregatorProblem() {}

  /** 503 with Retry-After, or 502 for an answer that is none. */
  static MutableHttpResponse<JsonNode> of(AggregatorException error) {
    String detail = String.valueOf(error.getMessage());
    return switch (error) {
      case AggregatorException.Unavailable unavailable ->
          unavailable(detail, unavailable.retryAfter().orElse(RETRY));
      // The experiment is there, so the aggregator has not read of it yet.
      case AggregatorException.UnknownExperiment unknown -> unavailable(detail, RETRY);
      case AggregatorException.Unreachable unreachable -> unavailable(detail, RETRY);
      case AggregatorException.Unusable unusable ->
          new Problem(HttpStatus.BAD_GATEWAY, detail).toResponse();
    };
  }

  private static MutableHttpResponse<JsonNode> unavailable(String detail, Duration retryAfter) {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, detail)
        .toResponse()
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
  }
}
