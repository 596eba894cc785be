package dev.assay.analyzer.calculator;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One case of {@code reference_cases.json}. */
record ReferenceCase(JsonNode json) {

  static Stream<ReferenceCase> all() {
    try (InputStream stream = ReferenceCase.class.getResourceAsStream("/reference_cases.json")) {
      JsonNode cases =
          JsonMapper.createDefault().readValue(Objects.requireNonNull(stream), JsonNode.class);
      return Stream.iterate(0, i -> i < cases.size(), i -> i + 1)
          .map(i -> new ReferenceCase(Objects.requireNonNull(cases.get(i))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id() {
    return text("id");
  }

  String text(String key) {
    return field(json, key).getStringValue();
  }

  Map<?, ?> inputs() {
    return (Map<?, ?>) Objects.requireNonNull(field(json, "inputs").getValue());
  }

  Map<?, ?> expected() {
    return (Map<?, ?>) Objects.requireNonNull(field(json, "expected").getValue());
  }

  /** {@code abs + rel * |expected|}, of the field's own tolerance or else of the case's. */
  double tolerance(String name, double expected) {
    JsonNode tolerance = field(json, "tolerance");
    JsonNode fields = tolerance.get("fields");
    JsonNode own = fields == null ? null : fields.get(name);
    JsonNode used = own == null ? tolerance : own;
    return orZero(used.get("abs")) + orZero(used.get("rel")) * Math.abs(expected);
  }

  private static double orZero(@Nullable JsonNode node) {
    return node == null ? 0 : node.getDoubleValue();
  }

  private static JsonNode field(JsonNode node, String key) {
    return Objects.requireNonNull(node.get(key), key);
  }

  @Override
  public String toString() {
    return id();
  }
}
