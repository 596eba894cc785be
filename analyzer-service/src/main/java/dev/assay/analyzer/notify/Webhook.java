package dev.assay.analyzer.notify;

import dev.assay.schemas.avro.Alert;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Posts an alert, signed by the Standard Webhooks specification. One attempt each. */
public final class Webhook implements AutoCloseable {

  private static final int OK = 200;
  private static final int REDIRECTIONS = 300;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

  private final URI url;
  private final Secret secret;
  private final Duration timeout;
  private final Clock clock;
  private final HttpClient http;

  /**
   * A receiver.
   *
   * @param timeout for the connection, and for the whole answer
   * @param clock dates the attempts
   */
  public Webhook(URI url, Secret secret, Duration timeout, Clock clock) {
    this.url = url;
    this.secret = secret;
    this.timeout = timeout;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder().connectTimeout(timeout).followRedirects(Redirect.NEVER).build();
  }

  Outcome post(Alert alert) throws InterruptedException {
    String body = Payload.json(alert);
    Instant now = clock.instant();
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("content-type", "application/json")
            .header("user-agent", "assay")
            .header("webhook-id", alert.getAlertId())
            .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
            .header(
                "webhook-signature", secret.sign(alert.getAlertId(), now.getEpochSecond(), body))
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      // Unread: the status says all, and the time limit does not hold for a body.
      response.body().close();
      return outcome(response, now);
    } catch (IOException e) {
      String message = e.getMessage();
      return new Outcome.Failed(
          message == null ? e.getClass().getSimpleName() : message, Duration.ZERO);
    }
  }

  private static Outcome outcome(HttpResponse<?> response, Instant now) {
    int status = response.statusCode();
    if (status >= OK && status < REDIRECTIONS) {
      return new Outcome.Delivered();
    }
    if (status >= SERVER_ERRORS || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS) {
      return new Outcome.Failed(
          "status " + status,
          response
              .headers()
              .firstValue("Retry-After")
              .map(value -> RetryAfter.read(value, now))
              .orElse(Duration.ZERO));
    }
    return new Outcome.Refused("status " + status);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
