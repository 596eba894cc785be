package dev.assay.assigner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.access.Role;
import dev.assay.access.contract.RouteContract;
import dev.assay.access.contract.TestIssuer;
import dev.assay.access.contract.TestTokens;
import dev.assay.access.token.Token;
import dev.assay.access.token.TokenChanges;
import dev.assay.access.token.TokenFile;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may ask the assigner what. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

  private static final Path LOGS = Path.of("target", "access-it");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String FLAGS = "/ofrep/v1/evaluate/flags";
  private static final String CALL = "{\"context\":{\"targetingKey\":\"c1\"}}";

  private final TestTokens tokens = TestTokens.in(LOGS);
  private final TestIssuer issuer = TestIssuer.start();
  private final EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
  private final EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
  private final AssignerProcess assigner =
      AssignerProcess.start(
          broker.bootstrapServers(),
          registry.url(),
          LOGS,
          "assay.access.open=false",
          "assay.access.tokens=" + tokens.path(),
          "assay.access.issuer=" + issuer.url(),
          "assay.access.audience=" + TestIssuer.AUDIENCE,
          "assay.access.unauthenticated-requests-per-second=1000000");

  @AfterAll
  void stopEverything() {
    assigner.close();
    issuer.close();
    registry.close();
    broker.close();
  }

  @Test
  void holdsEveryRouteToItsRole() throws Exception {
    new RouteContract(URI.create("http://127.0.0.1:" + assigner.port()), tokens).check();
  }

  @Test
  void healthAndMetricsNeedNoTokenAndAreElsewhere() throws Exception {
    assertThat(assigner.manage("/health").body()).contains("\"tokens\"");
    assertThat(assigner.manage("/health/readiness").statusCode()).isEqualTo(200);
    assertThat(assigner.manage("/prometheus").body()).contains("assay_access_refusals_total");
    assertThat(assigner.manage("/v1/metrics").statusCode()).isEqualTo(404);
    assertThat(assigner.get("/health").statusCode()).isEqualTo(404);
    assertThat(assigner.get("/prometheus").statusCode()).isEqualTo(404);
    assertThat(assigner.manage("/loggers").statusCode()).isEqualTo(404);
  }

  @Test
  void anApiKeyIsAToken() throws Exception {
    String viewer = tokens.of(Role.VIEWER);
    assertThat(asked("X-API-Key", viewer)).isEqualTo(200);
    assertThat(asked("X-API-Key", Token.random())).isEqualTo(401);
    assertThat(asked("Authorization", "Basic " + viewer)).isEqualTo(401);
  }

  private int asked(String header, String value) throws Exception {
    return assigner.send("GET", "/v1/experiments", "", Map.of(header, value)).statusCode();
  }

  @Test
  void theAuditLogSaysWhoseTokenItWas() throws Exception {
    String editor = tokens.of(Role.EDITOR);
    String definition =
        Examples.text("exp_voice_001").replaceFirst("exp_voice_001", "exp_access_001");
    String foreign = definition.replaceFirst("\\{", "{\"actor\":\"ada\",");
    HttpResponse<String> refused = send("POST", "/v1/experiments", foreign, editor);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("actor is 'ada'; it must be 'editor', whose token this is, or left out");
    assertThat(send("POST", "/v1/experiments", definition, editor).statusCode()).isEqualTo(201);
    String path = "/v1/experiments/exp_access_001";
    String own = "{\"changes\":{\"owner\":\"bea\"},\"actor\":\"editor\"}";
    assertThat(send("PATCH", path, own, editor).statusCode()).isEqualTo(200);
    for (String change : List.of("start", "pause", "resume", "stop")) {
      String body = "{\"actor\":\"ada\"}";
      assertThat(send("POST", path + "/" + change, body, editor).statusCode()).isEqualTo(403);
    }
    assertThat(send("POST", path + "/start", "", tokens.of(Role.ADMIN)).statusCode())
        .isEqualTo(200);
    Object entries =
        AssignerProcess.json(send("GET", path + "/audit", "", tokens.of(Role.VIEWER)))
            .get("entries");
    assertThat((List<?>) Objects.requireNonNull(entries))
        .extracting(entry -> ((Map<?, ?>) entry).get("actor"))
        .isEqualTo(List.of("editor", "editor", "admin"));
  }

  @Test
  void theIssuersTokensHaveTheRolesOfTheirClaim() throws Exception {
    String editor = issuer.token("ada", Role.EDITOR);
    assertThat(send("GET", "/v1/experiments", "", editor).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = send("POST", FLAGS, CALL, editor);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("'ada' has the role viewer, editor; this needs client.");
    assertThat(send("POST", FLAGS, CALL, issuer.token("app", Role.CLIENT)).statusCode())
        .isEqualTo(200);
    assertThat(send("GET", "/v1/experiments", "", issuer.token("bea")).statusCode()).isEqualTo(403);
    String broken = editor.substring(0, editor.length() - 8) + "AAAAAAAA";
    assertThat(send("GET", "/v1/experiments", "", broken).statusCode()).isEqualTo(401);
  }

  @Test
  void tokensAreTakenUpAndRevokedWhileItRuns() throws Exception {
    String token = tokens.add("late", Role.CLIENT);
    await().atMost(PATIENCE).until(() -> send("POST", FLAGS, CALL, token).statusCode() == 200);
    TokenFile file = new TokenFile(tokens.path());
    file.change(entries -> TokenChanges.revoke(entries, "late", Instant.now()));
    await().atMost(PATIENCE).until(() -> send("POST", FLAGS, CALL, token).statusCode() == 401);
  }

  @Test
  void aFileThatCannotBeUsedChangesNothingAndIsSaid() throws Exception {
    String text = Files.readString(tokens.path());
    Files.writeString(tokens.path(), text.replace("\"tokens\"", "\"users\""));
    await().atMost(PATIENCE).until(() -> assigner.manage("/health").body().contains("DEGRADED"));
    assertThat(assigner.manage("/health").statusCode()).isEqualTo(200);
    assertThat(send("POST", FLAGS, CALL, tokens.of(Role.CLIENT)).statusCode()).isEqualTo(200);
    Files.writeString(tokens.path(), text);
    await().atMost(PATIENCE).until(() -> !assigner.manage("/health").body().contains("DEGRADED"));
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeAgain() throws Exception {
    String token = Token.random();
    new TokenFile(tokens.path())
        .change(
            entries ->
                TokenChanges.create(entries, "slow", Role.ADMIN, token, Instant.now(), null, 1));
    await().atMost(PATIENCE).until(() -> send("GET", "/v1/metrics", "", token).statusCode() == 200);
    await().atMost(PATIENCE).until(() -> send("GET", "/v1/metrics", "", token).statusCode() == 429);
    HttpResponse<String> plain = awaitTooMany("GET", "/v1/metrics", token);
    assertThat(plain.headers().firstValue("Retry-After")).contains("1");
    assertThat(plain.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(plain.body()).contains("'slow' may ask 1 times a second.");
    HttpResponse<String> flags = awaitTooMany("POST", FLAGS, token);
    assertThat(flags.headers().firstValue("Retry-After")).contains("1");
    assertThat(flags.body()).startsWith("{\"errorCode\":\"GENERAL\",\"errorDetails\":");
    assertThat(send("GET", "/v1/metrics", "", tokens.of(Role.ADMIN)).statusCode()).isEqualTo(200);
    assertThat(assigner.manage("/prometheus").body())
        .contains("assay_access_refusals_total{reason=\"too-many\"}");
  }

  /** Browsers send no request of a page whose origin the answer does not name. */
  @Test
  void pagesOfOtherOriginsAreKeptOut() throws Exception {
    HttpResponse<String> preflight =
        assigner.send(
            "OPTIONS",
            FLAGS,
            "",
            Map.of(
                "Origin",
                "https://elsewhere.example",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type"));
    assertThat(preflight.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control-allow"));
    assertThat(preflight.statusCode()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void noTokenGetsIntoALog() throws Exception {
    assertThat(send("GET", "/v1/metrics", "", Token.random()).statusCode()).isEqualTo(401);
    try (var files = Files.list(LOGS)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        assertThat(Files.readString(log)).doesNotContain(Token.PREFIX);
      }
    }
  }

  private HttpResponse<String> awaitTooMany(String method, String path, String token) {
    return await()
        .atMost(PATIENCE)
        .until(() -> send(method, path, "", token), answer -> answer.statusCode() == 429);
  }

  private HttpResponse<String> send(String method, String path, String body, String token)
      throws Exception {
    return assigner.send(
        method,
        path,
        body,
        Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token));
  }
}
