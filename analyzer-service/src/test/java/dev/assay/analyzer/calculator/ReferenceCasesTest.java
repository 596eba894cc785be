package dev.assay.analyzer.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer agrees with values of 50 digits, at the tolerances that the cases name. */
class ReferenceCasesTest {

  /** Fields that are not offered, by method; each with its reason. */
  private static final Map<String, Set<String>> NOT_OFFERED = Map.of();

  static Stream<ReferenceCase> cases() {
    return ReferenceCase.all()
        .filter(reference -> Calculator.find(reference.text("method")).isPresent());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agrees(ReferenceCase reference) {
    String method = reference.text("method");
    Map<String, @Nullable Object> results =
        Calculator.of(method).compute(reference.inputs()).toMap();
    reference
        .expected()
        .forEach(
            (name, expected) -> {
              if (!NOT_OFFERED.getOrDefault(method, Set.of()).contains(name)) {
                assertThat(results).as(reference.id()).containsKey((String) name);
                verify(reference, (String) name, expected, results.get(name));
              }
            });
  }

  private static void verify(
      ReferenceCase reference, String name, @Nullable Object expected, @Nullable Object actual) {
    String description = "%s of %s: %s for %s".formatted(name, reference.id(), actual, expected);
    if (expected instanceof Number number) {
      assertThat(actual).as(description).isInstanceOf(Number.class);
      double wanted = number.doubleValue();
      double error = Math.abs(((Number) Objects.requireNonNull(actual)).doubleValue() - wanted);
      assertThat(error).as(description).isLessThanOrEqualTo(reference.tolerance(name, wanted));
    } else if (expected instanceof List<?> list && list.getFirst() instanceof Number) {
      assertThat(actual).as(description).isInstanceOf(List.class);
      List<?> values = (List<?>) Objects.requireNonNull(actual);
      assertThat(values).as(description).hasSameSizeAs(list);
      for (int i = 0; i < list.size(); i++) {
        verify(reference, name, list.get(i), values.get(i));
      }
    } else {
      assertThat(actual).as(description).isEqualTo(expected);
    }
  }
}
