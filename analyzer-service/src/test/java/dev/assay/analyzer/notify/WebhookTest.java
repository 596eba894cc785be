package dev.assay.analyzer.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.schemas.avro.Alert;
import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.serde.TrustedRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

  static {
    TrustedRecords.install();
  }

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final Secret SECRET =
      Secret.of("whsec_" + Base64.getEncoder().encodeToString(KEY));
  private static final Alert ALERT =
      Alert.newBuilder()
          .setAlertId("4a6f3a10-52aa-5d55-8000-0f0e0d0c0b0a")
          .setExperimentId("greeting")
          .setTime(Instant.parse("2026-03-01T11:59:58.250Z"))
          .setKind(AlertKind.GUARDRAIL_VIOLATED)
          .setMessage("'warm' breaks \"latency\" – by 3 %.")
          .build();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CountDownLatch open = new CountDownLatch(1);
  private Receiver receiver;
  private Webhook webhook;

  @BeforeEach
  void start() throws Exception {
    receiver = new Receiver();
    webhook = webhook(receiver.url());
  }

  @AfterEach
  void stop() {
    webhook.close();
    receiver.close();
  }

  private static Webhook webhook(URI url) {
    return new Webhook(url, SECRET, Duration.ofSeconds(2), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void postsTheAlertSigned() throws Exception {
    assertThat(webhook.post(ALERT)).isEqualTo(new Outcome.Delivered());

    Receiver.Message message = receiver.messages().getFirst();
    assertThat(message.method()).isEqualTo("POST");
    assertThat(message.header("Content-Type")).isEqualTo("application/json");
    assertThat(message.header("webhook-id")).isEqualTo("4a6f3a10-52aa-5d55-8000-0f0e0d0c0b0a");
    assertThat(message.header("webhook-timestamp")).isEqualTo("1772366400");
    assertThat(message.body())
        .isEqualTo(
            "{\"type\":\"alert.guardrail_violated\",\"timestamp\":\"2026-03-01T11:59:58.250Z\","
                + "\"data\":{\"alert_id\":\"4a6f3a10-52aa-5d55-8000-0f0e0d0c0b0a\","
                + "\"experiment_id\":\"greeting\",\"time\":\"2026-03-01T11:59:58.250Z\","
                + "\"kind\":\"guardrail_violated\","
                + "\"message\":\"'warm' breaks \\\"latency\\\" – by 3 %.\",\"resolved\":false}}");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    String signed =
        message.header("webhook-id")
            + '.'
            + message.header("webhook-timestamp")
            + '.'
            + message.body();
    assertThat(message.header("webhook-signature"))
        .isEqualTo(
            "v1,"
                + Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
  }

  /** The example of the Standard Webhooks specification's own test vectors. */
  @Test
  void signsAsTheSpecificationDoes() {
    assertThat(
            Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whsec_",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_not base64 not base64 not base64",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa==",
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
      })
  void refusesSecretsWithoutPrintingThem(String text) {
    assertThatThrownBy(() -> Secret.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A secret is whsec_ and the base64 of 24 to 64 bytes")
        .hasNoCause();
    assertThat(SECRET).hasToString("secret");
  }

  @Test
  void aFailureIsTriedAgainWithTheSameId() throws Exception {
    receiver.willAnswer(500);

    assertThat(delivery(8).deliver(ALERT, open)).isTrue();

    assertThat(receiver.messages())
        .hasSize(2)
        .allMatch(message -> message.header("webhook-id").equals(ALERT.getAlertId()));
    assertThat(count("delivered")).isEqualTo(1);
  }

  @Test
  void aReceiverThatAsksForTimeGetsIt() throws Exception {
    receiver.willAnswer(429, "Retry-After", "2");
    long begin = System.nanoTime();

    assertThat(delivery(8).deliver(ALERT, open)).isTrue();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(receiver.messages()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "404", "410", "301", "307"})
  void whatIsRefusedIsNotTriedAgain(int status) throws Exception {
    receiver.willAnswer(status, "Location", receiver.url() + "/elsewhere");

    assertThat(delivery(8).deliver(ALERT, open)).isTrue();

    assertThat(receiver.messages()).hasSize(1);
    assertThat(count("refused")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"408, 3", "429, 3", "500, 3", "503, 3"})
  void whatCanPassIsAFailure(int status, int seconds) throws Exception {
    receiver.willAnswer(status, "Retry-After", String.valueOf(seconds));
    assertThat(webhook.post(ALERT))
        .isEqualTo(new Outcome.Failed("status " + status, Duration.ofSeconds(seconds)));
  }

  @Test
  void afterTheLastAttemptTheAlertIsGivenUp() throws Exception {
    receiver.willAnswer(500);
    receiver.willAnswer(502);

    assertThat(delivery(2).deliver(ALERT, open)).isTrue();

    assertThat(receiver.messages()).hasSize(2);
    assertThat(count("given_up")).isEqualTo(1);
  }

  @Test
  void closingEndsTheWaiting() throws Exception {
    receiver.willAnswer(503, "Retry-After", "200");
    open.countDown();

    assertThat(delivery(8).deliver(ALERT, open)).isFalse();

    assertThat(receiver.messages()).hasSize(1);
    assertThat(meters.getMeters()).isEmpty();
  }

  @Test
  void nobodyThereIsAFailure() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (Webhook lost = webhook(URI.create("http://127.0.0.1:" + port))) {
      assertThat(lost.post(ALERT)).isInstanceOf(Outcome.Failed.class);
    }
  }

  @Test
  void aReceiverThatIsSilentIsAFailure() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Webhook silent =
            new Webhook(
                URI.create("http://127.0.0.1:" + socket.getLocalPort()),
                SECRET,
                Duration.ofMillis(200),
                Clock.systemUTC())) {
      assertThat(silent.post(ALERT)).isInstanceOf(Outcome.Failed.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 500",
    "1, 1, 1000",
    "2, 1, 2000",
    "3, 0.5, 3000",
    "7, 1, 60000",
    "90, 0, 30000"
  })
  void waitsDoubleUpToAMinute(int attempt, double chance, long millis) {
    assertThat(new Backoff(() -> chance).after(attempt, Duration.ZERO)).hasMillis(millis);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "30, 30", "300, 300", "301, 300", "999999999, 300"})
  void waitsAsTheReceiverAsksUpToFiveMinutes(long asked, long seconds) {
    assertThat(new Backoff(() -> 1).after(1, Duration.ofSeconds(asked))).hasSeconds(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "120, 120",
    "'Sun, 01 Mar 2026 12:00:30 GMT', 30",
    "'Sun, 01 Mar 2026 11:00:00 GMT', 0",
    "soon, 0",
    "-5, 0"
  })
  void readsRetryAfter(String value, long seconds) {
    assertThat(RetryAfter.read(value, NOW)).hasSeconds(seconds);
  }

  private Delivery delivery(int attempts) {
    return new Delivery(webhook, attempts, () -> 0, meters);
  }

  private double count(String outcome) {
    return meters.counter(Delivery.DELIVERIES, "outcome", outcome).count();
  }
}
