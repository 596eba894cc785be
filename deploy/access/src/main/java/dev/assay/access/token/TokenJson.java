package dev.assay.access.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.access.Role;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file's text. What it has no name for is refused, and nothing is guessed. */
final class TokenJson {

  static final int MOST_TOKENS = 10_000;

  private static final String TOKENS = "tokens";
  private static final String NAME = "name";
  private static final String ROLE = "role";
  private static final String HASH = "sha256";
  private static final String CREATED = "created";
  private static final String EXPIRES = "expires";
  private static final String RATE = "requests_per_second";
  private static final Set<String> KEYS = Set.of(NAME, ROLE, HASH, CREATED, EXPIRES, RATE);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private TokenJson() {}

  /**
   * Reads the entries.
   *
   * @throws InvalidTokens for the first thing that is not allowed
   */
  static List<TokenEntry> read(byte[] text) {
    JsonNode root = parse(text);
    if (!root.isObject() || !root.path(TOKENS).isArray() || root.size() != 1) {
      throw InvalidTokens.of("the file", "something else", "{\"tokens\": [...]} alone");
    }
    JsonNode tokens = root.path(TOKENS);
    if (tokens.size() > MOST_TOKENS) {
      throw InvalidTokens.of("tokens", "of " + tokens.size(), "of at most " + MOST_TOKENS);
    }
    List<TokenEntry> entries = new ArrayList<>();
    Set<TokenHash> hashes = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      String key = "tokens[" + i + "]";
      TokenEntry entry = entry(key, tokens.get(i));
      if (!hashes.add(entry.hash())) {
        throw InvalidTokens.of(key + "." + HASH, "there before", "one that no other token has");
      }
      entries.add(entry);
    }
    return List.copyOf(entries);
  }

  static String write(List<TokenEntry> entries) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode tokens = root.putArray(TOKENS);
    for (TokenEntry entry : entries) {
      ObjectNode token =
          tokens
              .addObject()
              .put(NAME, entry.name())
              .put(ROLE, entry.role().text())
              .put(HASH, entry.hash().hex())
              .put(CREATED, entry.created().toString());
      if (entry.expires() != null) {
        token.put(EXPIRES, entry.expires().toString());
      }
      if (entry.requestsPerSecond() != null) {
        token.put(RATE, entry.requestsPerSecond());
      }
    }
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(byte[] text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new InvalidTokens(
          "the file is not JSON: %s (line %d)"
              .formatted(e.getOriginalMessage(), e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw new InvalidTokens("the file is not JSON: " + e.getMessage());
    }
  }

  private static TokenEntry entry(String key, JsonNode json) {
    if (!json.isObject()) {
      throw InvalidTokens.of(key, json, "a JSON object");
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KEYS.contains(name)) {
        throw InvalidTokens.of(
            key + "." + name, "there", "one of name, role, sha256, created, expires, " + RATE);
      }
    }
    String name = text(key, json, NAME, TokenEntry.NAME_RULE);
    if (!TokenEntry.isName(name)) {
      throw InvalidTokens.of(key + "." + NAME, "'" + name + "'", TokenEntry.NAME_RULE);
    }
    String role = text(key, json, ROLE, Role.ALLOWED);
    return new TokenEntry(
        name,
        Role.of(role)
            .orElseThrow(() -> InvalidTokens.of(key + "." + ROLE, "'" + role + "'", Role.ALLOWED)),
        hash(key, json),
        time(key, json, CREATED),
        json.has(EXPIRES) ? time(key, json, EXPIRES) : null,
        rate(key, json));
  }

  private static String text(String key, JsonNode json, String name, String rule) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw InvalidTokens.of(key + "." + name, value.isMissingNode() ? "missing" : value, rule);
    }
    return value.textValue();
  }

  /** Shows no value that is none: it may be the token itself. */
  private static TokenHash hash(String key, JsonNode json) {
    String rule = "the token's SHA-256 as 64 hexadecimal digits";
    try {
      return TokenHash.parse(json.path(HASH).asText());
    } catch (IllegalArgumentException e) {
      throw InvalidTokens.of(key + "." + HASH, "missing or something else", rule);
    }
  }

  private static Instant time(String key, JsonNode json, String name) {
    String rule = "a time as 2026-01-31T09:30:00Z";
    String text = text(key, json, name, rule);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw InvalidTokens.of(key + "." + name, "'" + text + "'", rule);
    }
  }

  private static @Nullable Integer rate(String key, JsonNode json) {
    JsonNode value = json.path(RATE);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isInt() || !TokenEntry.isRate(value.intValue())) {
      throw InvalidTokens.of(key + "." + RATE, value, TokenEntry.RATE_RULE);
    }
    return value.intValue();
  }
}
