package dev.assay.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.client.OwnToken;
import dev.assay.local.CommandFailure;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks one service over HTTP and reads its JSON. */
public final class ServiceClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final int FIRST_ERROR_STATUS = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final String baseUrl;
  private final OwnToken token;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

  /**
   * @param name what messages call the service
   * @param baseUrl for example {@code http://127.0.0.1:8081}
   * @param token what it is sent
   */
  public ServiceClient(String name, String baseUrl, OwnToken token) {
    this.token = token;
    this.name = name;
    this.baseUrl = baseUrl;
  }

  /**
   * The JSON at the path.
   *
   * @throws CommandFailure if the service is away or answers with an error, with its detail
   */
  public JsonNode get(String path) {
    return json(send(request(path, "application/json").GET().build()));
  }

  /**
   * The text at the path.
   *
   * @param type what is asked for, for example {@code text/markdown}
   * @throws CommandFailure if the service is away or answers with an error, with its detail
   */
  public String text(String path, String type) {
    return send(request(path, type).GET().build());
  }

  /**
   * What the service answers to the JSON.
   *
   * @throws CommandFailure if the service is away or answers with an error, with its detail
   */
  public JsonNode post(String path, JsonNode body) {
    return json(
        send(
            request(path, "application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build()));
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpRequest.Builder request(String path, String type) {
    return token
        .on(HttpRequest.newBuilder(URI.create(baseUrl + path)))
        .timeout(REQUEST_TIMEOUT)
        .header("Accept", type);
  }

  private JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new CommandFailure("the %s at %s did not answer with JSON".formatted(name, baseUrl), e);
    }
  }

  /** What to do about an answer, where that is not said by it. */
  private static String advice(int status) {
    return switch (status) {
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          " Name a file with a token by --token-file, or set ASSAY_TOKEN.";
      case HttpURLConnection.HTTP_FORBIDDEN ->
          " Use a token of another role; './assay token create' makes one.";
      default -> "";
    };
  }

  /** Whether anything answers, whatever it says. */
  public boolean isThere() {
    try {
      client.send(request("/", "*/*").GET().build(), HttpResponse.BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while the " + name + " was asked", e);
    }
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= FIRST_ERROR_STATUS) {
        throw new CommandFailure(
            "the %s answered %d: %s%s"
                .formatted(
                    name,
                    response.statusCode(),
                    Problem.describe(response.body()),
                    advice(response.statusCode())));
      }
      return response.body();
    } catch (IOException e) {
      throw new CommandFailure(
          "the %s does not answer at %s (is it running? './assay up' starts it)"
              .formatted(name, baseUrl),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while the " + name + " was asked", e);
    }
  }
}
