package dev.assay.assigner.fuzz;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Makes requests of a document's operations, half of them as it says and half of them broken in
 * some way. Not safe for use by several threads.
 */
public final class Requests {

  private static final int LARGEST_BODY = 1 << 20;
  private static final int RANDOM_BYTES = 2_000;
  private static final byte[] BOMB = gzip(new byte[32 << 20]);
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");

  private final Random random;
  private final List<String> definitions;
  private final SchemaValues values;
  private final Mutations mutations;
  private final List<Route> routes = new ArrayList<>();

  /**
   * @param definitions of experiments that are allowed, with {@code $id} for the id
   */
  public Requests(OpenAPI document, List<String> definitions, Random random) {
    this.definitions = List.copyOf(definitions);
    this.random = random;
    this.values = new SchemaValues(document, random);
    this.mutations = new Mutations(random);
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            routes.add(new Route(method.name(), path, operation))));
  }

  private record Route(String method, String path, Operation operation) {
    String name() {
      return method + " " + path;
    }
  }

  /** The next request; the same seed gives the same ones but for the times in them. */
  public Request next() {
    Route route = pick(routes);
    boolean isBroken = random.nextBoolean();
    String method = isBroken && random.nextInt(20) == 0 ? pick(METHODS) : route.method();
    String target = target(route, isBroken);
    List<String> headers = headers(route, isBroken);
    byte[] body = body(route, isBroken, headers);
    boolean maySever = body.length > LARGEST_BODY / 2;
    if (body.length > 0 || !method.equals("GET")) {
      headers.add("Content-Length: " + body.length);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n"
            .formatted(method, target, String.join("\r\n", headers));
    bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return new Request(route.name(), method, bytes.toString(StandardCharsets.ISO_8859_1), maySever);
  }

  private String target(Route route, boolean isBroken) {
    String path = route.path();
    if (path.contains("{id}")) {
      path = path.replace("{id}", isBroken && rarely() ? brokenSegment() : values.id());
    }
    if (path.contains("{key}")) {
      path = path.replace("{key}", isBroken && rarely() ? brokenSegment() : "tts.voice");
    }
    if (isBroken && random.nextInt(20) == 0) {
      path += brokenSegment();
    }
    List<String> query = new ArrayList<>();
    for (Parameter parameter : parameters(route, "query")) {
      if (random.nextInt(3) == 0) {
        query.add(
            parameter.getName()
                + "="
                + (isBroken && random.nextBoolean() ? brokenSegment() : encode(text(parameter))));
      }
    }
    if (isBroken && random.nextInt(20) == 0) {
      query.add(brokenSegment());
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private String brokenSegment() {
    return switch (random.nextInt(16)) {
      case 0 -> "%00";
      case 1 -> "%2F";
      case 2 -> "a%2F..%2Fb";
      case 3 -> "%zz";
      case 4 -> "%";
      case 5 -> "..";
      case 6 -> "//";
      case 7 -> "%ff%fe";
      case 8 -> "\u0000";
      case 9 -> "\u00fc";
      case 10 -> "a;b=c";
      case 11 -> "{id}";
      case 12 -> "x".repeat(2_000);
      case 13 -> "x".repeat(10_000);
      case 14 -> "=&&=&?#\"<>\\^`|";
      default -> encode(mutations.nastyText());
    };
  }

  private List<String> headers(Route route, boolean isBroken) {
    List<String> headers = new ArrayList<>();
    for (Parameter parameter : parameters(route, "header")) {
      if (random.nextInt(4) == 0) {
        headers.add(
            parameter.getName()
                + ": "
                + (isBroken ? headerText() : "\"" + random.nextInt(4) + "\""));
      }
    }
    if (isBroken && random.nextInt(10) == 0) {
      headers.add("Accept: " + headerText());
    }
    return headers;
  }

  private String headerText() {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> "\"\"";
      case 2 -> "\"-1\"";
      case 3 -> "\"99999999999\"";
      case 4 -> "W/\"1\", *";
      case 5 -> "text/html;q=x";
      case 6 -> "x".repeat(9_000);
      default -> "\u00fc/\u00e9\u0001";
    };
  }

  private byte[] body(Route route, boolean isBroken, List<String> headers) {
    if (route.operation().getRequestBody() == null) {
      return isBroken && rarely() ? randomBytes() : new byte[0];
    }
    Content content = route.operation().getRequestBody().getContent();
    String type = pick(List.copyOf(content.keySet()));
    byte[] body =
        type.endsWith("json")
            ? json(
                route,
                Objects.requireNonNull(content.get(type)).getSchema(),
                isBroken && random.nextInt(3) > 0)
            : randomBytes();
    if (isBroken && rarely()) {
      type = otherType();
    }
    if (!type.isEmpty()) {
      headers.add("Content-Type: " + type);
    }
    if (isBroken && rarely()) {
      return brokenBytes(body, headers);
    }
    if (random.nextInt(20) == 0) {
      headers.add("Content-Encoding: gzip");
      return gzip(body);
    }
    return body;
  }

  private byte[] json(Route route, Schema<?> schema, boolean isBroken) {
    boolean isCreation = route.name().equals("POST /v1/experiments");
    if (isCreation && !isBroken && random.nextInt(4) > 0) {
      return utf8(pick(definitions).replace("$id", values.id()));
    }
    Object value = values.value(schema);
    return utf8(Mutations.write(isBroken ? mutations.broken(value) : value));
  }

  private String otherType() {
    return pick(
        List.of(
            "",
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json; charset=nothing",
            "application/x-protobuf",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=b",
            "json",
            "/",
            "application/json, application/json",
            "x".repeat(500)));
  }

  private byte[] brokenBytes(byte[] body, List<String> headers) {
    return switch (random.nextInt(12)) {
      case 0 -> new byte[0];
      case 1 -> Arrays.copyOf(body, body.length / 2);
      case 2 -> randomBytes();
      case 3 -> concat(body, body);
      case 4 ->
          concat(utf8("{\"customer_id\":\""), new byte[] {(byte) 0xc3, (byte) 0x28, '"', '}'});
      case 5 -> new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
      case 6 -> concat(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, body);
      case 7 -> random.nextInt(5) > 0 ? body : tooLarge();
      case 8 -> packed(headers, "gzip", body);
      case 9 -> packed(headers, "gzip", Arrays.copyOf(gzip(body), gzip(body).length / 2));
      case 10 -> packed(headers, "gzip", random.nextInt(10) > 0 ? gzip(body) : BOMB);
      default -> packed(headers, pick(List.of("deflate", "zstd", "br", "snappy", "x")), body);
    };
  }

  private static byte[] packed(List<String> headers, String encoding, byte[] body) {
    headers.add("Content-Encoding: " + encoding);
    return body;
  }

  private byte[] tooLarge() {
    byte[] body = new byte[LARGEST_BODY + random.nextInt(LARGEST_BODY)];
    Arrays.fill(body, (byte) (random.nextBoolean() ? ' ' : '['));
    return body;
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[random.nextInt(RANDOM_BYTES)];
    random.nextBytes(bytes);
    return bytes;
  }

  private String text(Parameter parameter) {
    if (parameter.getExample() != null && random.nextBoolean()) {
      return parameter.getExample().toString();
    }
    return String.valueOf(values.value(parameter.getSchema()));
  }

  private static List<Parameter> parameters(Route route, String place) {
    List<Parameter> parameters = route.operation().getParameters();
    return parameters == null
        ? List.of()
        : parameters.stream().filter(one -> one.getIn().equals(place)).toList();
  }

  private boolean rarely() {
    return random.nextInt(4) == 0;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
