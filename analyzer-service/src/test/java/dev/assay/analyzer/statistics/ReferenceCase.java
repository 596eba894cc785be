package dev.assay.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;

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

  static Stream<ReferenceCase> ofMethod(String method) {
    try (InputStream stream = ReferenceCase.class.getResourceAsStream("/reference_cases.json")) {
      JsonNode cases =
          JsonMapper.createDefault().readValue(Objects.requireNonNull(stream), JsonNode.class);
      return Stream.iterate(0, i -> i < cases.size(), i -> i + 1)
          .map(i -> new ReferenceCase(Objects.requireNonNull(cases.get(i))))
          .filter(reference -> reference.text("method").equals(method));
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

  JsonNode input(String... path) {
    JsonNode node = field(json, "inputs");
    for (String key : path) {
      node = field(node, key);
    }
    return node;
  }

  double number(String... path) {
    return input(path).getDoubleValue();
  }

  long count(String... path) {
    return input(path).getLongValue();
  }

  JsonNode expected(String key) {
    return field(field(json, "expected"), key);
  }

  boolean expects(String key) {
    return field(json, "expected").get(key) != null;
  }

  /** Every field that the case expects, among those offered, is within its tolerance. */
  void verify(Map<String, Double> offered) {
    int compared = 0;
    for (Map.Entry<String, Double> entry : offered.entrySet()) {
      if (expects(entry.getKey())) {
        verify(entry.getKey(), expected(entry.getKey()), entry.getValue());
        compared++;
      }
    }
    assertThat(compared).as("fields compared in %s", id()).isPositive();
  }

  void verify(String name, JsonNode expected, double actual) {
    assertThat(expected.isNull()).as("%s of %s is not defined", name, id()).isFalse();
    double wanted =
        expected.isString()
            ? Double.parseDouble(expected.getStringValue())
            : expected.getDoubleValue();
    assertThat(Math.abs(actual - wanted))
        .as("%s of %s: %s for %s", name, id(), actual, wanted)
        .isLessThanOrEqualTo(tolerance(name, "abs") + tolerance(name, "rel") * Math.abs(wanted));
  }

  private double tolerance(String name, String kind) {
    JsonNode tolerance = field(json, "tolerance");
    JsonNode fields = tolerance.get("fields");
    JsonNode own = fields == null ? null : fields.get(name);
    return orZero((own == null ? tolerance : own).get(kind));
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
