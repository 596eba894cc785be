package dev.assay.access.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.access.Role;
import dev.assay.access.token.Token;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a service that runs to what its OpenAPI document says of who may ask what. */
public final class RouteContract {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String OFREP = "/ofrep/";

  private final URI base;
  private final TestTokens tokens;
  private final List<Route> routes = new ArrayList<>();

  private record Route(String method, String path, Set<Role> allowed) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private record Answer(int status, String type, String challenge, String body) {}

  /** Reads the document of a service whose tokens these are. */
  public RouteContract(URI base, TestTokens tokens) throws IOException, InterruptedException {
    this.base = base;
    this.tokens = tokens;
    HttpResponse<String> response =
        CLIENT.send(
            request("GET", "/openapi.yml", tokens.of(Role.VIEWER)), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    OpenAPI document =
        Objects.requireNonNull(new OpenAPIV3Parser().readContents(response.body()).getOpenAPI());
    assertThat(document.getSecurity()).isNotEmpty();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            routes.add(
                                new Route(
                                    method.name(),
                                    path.replaceAll("\\{[^}]*}", "x"),
                                    allowed(method + " " + path, operation)))));
    assertThat(routes).isNotEmpty();
  }

  /** Adds a route that is in no document. */
  public RouteContract and(String method, String path, Role... allowed) {
    routes.add(new Route(method, path, EnumSet.copyOf(List.of(allowed))));
    return this;
  }

  /** Asks each route without a token, with one that is none, and with each role. */
  public void check() throws IOException, InterruptedException {
    for (Route route : routes) {
      Answer without = ask(route, null);
      assertThat(without.status()).as("%s without a token", route).isEqualTo(401);
      assertThat(without.challenge()).as("%s", route).isEqualTo("Bearer realm=\"assay\"");
      checkForm(route, without);
      Answer unknown = ask(route, Token.random());
      assertThat(unknown.status()).as("%s with an unknown token", route).isEqualTo(401);
      assertThat(unknown.challenge()).contains("error=\"invalid_token\"");
      checkForm(route, unknown);
      for (Role role : Role.values()) {
        Answer answer = ask(route, tokens.of(role));
        if (route.allowed().contains(role)) {
          assertThat(answer.status()).as("%s as %s", route, role).isNotIn(401, 403, 429, 500);
        } else {
          assertThat(answer.status()).as("%s as %s", route, role).isEqualTo(403);
          checkForm(route, answer);
          assertThat(answer.body()).contains("'%s' has the role".formatted(role.text()));
        }
      }
    }
  }

  private static void checkForm(Route route, Answer answer) {
    if (route.path().startsWith(OFREP)) {
      assertThat(answer.type()).as("%s", route).startsWith("application/json");
      assertThat(answer.body()).contains("\"errorCode\":\"GENERAL\"", "\"errorDetails\":");
    } else {
      assertThat(answer.type()).as("%s", route).startsWith("application/problem+json");
      assertThat(answer.body())
          .contains("\"type\":\"urn:assay:problem:", "\"title\":", "\"detail\":")
          .contains("\"status\":" + answer.status());
    }
  }

  /** As the description of 403 says. */
  private static Set<Role> allowed(String route, Operation operation) {
    assertThat(response(route, operation, "401").getHeaders()).containsKey("WWW-Authenticate");
    assertThat(response(route, operation, "429").getHeaders()).containsKey("Retry-After");
    String description = response(route, operation, "403").getDescription();
    assertThat(description).as(route).contains(": ");
    return Arrays.stream(description.substring(description.indexOf(':') + 1).split(",", -1))
        .map(name -> Role.of(name.strip()).orElseThrow())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  private static ApiResponse response(String route, Operation operation, String status) {
    return Objects.requireNonNull(operation.getResponses().get(status), route + " " + status);
  }

  /** Reads no more than a part: a stream of events does not end. */
  private Answer ask(Route route, @Nullable String token) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        CLIENT.send(request(route.method(), route.path(), token), BodyHandlers.ofInputStream());
    String type = response.headers().firstValue("Content-Type").orElse("");
    try (InputStream body = response.body()) {
      boolean isStream = type.startsWith("text/event-stream");
      return new Answer(
          response.statusCode(),
          type,
          response.headers().firstValue("WWW-Authenticate").orElse(""),
          isStream ? "" : new String(body.readNBytes(1 << 16), StandardCharsets.UTF_8));
    }
  }

  private HttpRequest request(String method, String path, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{"));
    if (!method.equals("GET")) {
      request.header("Content-Type", "application/json");
    }
    return (token == null ? request : request.header("Authorization", "Bearer " + token)).build();
  }
}
