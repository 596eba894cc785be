package dev.assay.analyzer.automation;

import dev.assay.access.client.OwnToken;
import dev.assay.analyzer.json.JsonOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks the assigner to change experiments. */
public final class AssignerClient implements AutoCloseable {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int PRECONDITION_FAILED = 412;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

  private final URI base;
  private final Duration timeout;
  private final OwnToken token;
  private final HttpClient http;

  /**
   * A client of one assigner.
   *
   * @param base without a path
   * @param timeout for the connection, and for the answer
   * @param token as whom
   */
  public AssignerClient(URI base, Duration timeout, OwnToken token) {
    this.token = token;
    this.base = base;
    this.timeout = timeout;
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  /** What the assigner says. */
  enum Answer {
    DONE,
    /** The experiment was changed since it was analysed. */
    CHANGED_SINCE,
    REFUSED,
    /** It was not let in: its token is not accepted now, has another role or asks too often. */
    SHUT_OUT,
    /** Nobody knows whether it was done. */
    NONE
  }

  /** Stops this version of the experiment, and no other. */
  Answer stop(String experimentId, int version, String reason) throws InterruptedException {
    return post(experimentId, "stop", body(version, reason));
  }

  /** Gives the winner of this version of the experiment, and no other, to everybody. */
  Answer graduate(String experimentId, int version, String winner, String reason)
      throws InterruptedException {
    Map<String, Object> body = body(version, reason);
    body.put("winner", winner);
    return post(experimentId, "graduate", body);
  }

  /**
   * Gives the variants of this version of the experiment, and of no other, other weights.
   *
   * @param weights hundredths of a percent by variant
   */
  Answer reweigh(String experimentId, int version, Map<String, Integer> weights, String reason)
      throws InterruptedException {
    Map<String, Object> body = body(version, reason);
    Map<String, Object> percentages = new LinkedHashMap<>();
    weights.forEach(
        (variant, basisPoints) -> percentages.put(variant, BigDecimal.valueOf(basisPoints, 2)));
    body.put("traffic_percentages", percentages);
    return post(experimentId, "weights", body);
  }

  private static Map<String, Object> body(int version, String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("actor", AutomationRule.ACTOR);
    body.put("reason", reason);
    body.put("expected_version", version);
    return body;
  }

  private Answer post(String experimentId, String change, Map<String, Object> body)
      throws InterruptedException {
    String id = URLEncoder.encode(experimentId, StandardCharsets.UTF_8).replace("+", "%20");
    HttpRequest request =
        token
            .on(HttpRequest.newBuilder(base.resolve("/v1/experiments/" + id + "/" + change)))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonOutput.line(body)))
            .build();
    try {
      return answer(http.send(request, BodyHandlers.discarding()));
    } catch (IOException e) {
      return Answer.NONE;
    }
  }

  private static Answer answer(HttpResponse<?> response) {
    int status = response.statusCode();
    return switch (status) {
      case OK -> Answer.DONE;
      case PRECONDITION_FAILED -> Answer.CHANGED_SINCE;
      case UNAUTHORIZED, FORBIDDEN, TOO_MANY_REQUESTS -> Answer.SHUT_OUT;
      default -> status >= SERVER_ERRORS ? Answer.NONE : Answer.REFUSED;
    };
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
