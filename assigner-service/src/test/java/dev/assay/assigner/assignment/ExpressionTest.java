package dev.assay.assigner.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  private static final Subject CALLER =
      new Subject("customer-1", null, Map.of("plan", "premium", "age", "41", "city", "Pune"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          attributes.plan == "premium"                                          ; true
          attributes["plan"] in ["free", "basic"]                               ; false
          int(attributes.age) >= 40 && attributes.city.startsWith("P")          ; true
          double(attributes.age) < 40.5                                         ; false
          attributes.city.matches("^(Pune|Mumbai)$")                            ; true
          has(attributes.referrer)                                              ; false
          !has(attributes.referrer) || attributes.referrer == "partner"         ; true
          customer_id == "customer-1" && session_id == ""                       ; true
          size(attributes) == 3                                                 ; true
          """)
  void isTrueForWhomTheExperimentIs(String expression, boolean expected) {
    assertThat(Expression.compile(expression).admits(CALLER)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attributes.referrer == 'partner'",
        "int(attributes.plan) > 3",
        "1 / (int(attributes.age) - 41) > 0",
        "attributes.plan.matches(attributes.city + '(')"
      })
  void whatFailsIsNotTrue(String expression) {
    assertThat(Expression.compile(expression).admits(CALLER)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attributes.plan",
        "1 + 1",
        "attributes.plan ==",
        "plan == 'premium'",
        "java.lang.System.exit(1) == 1",
        "[1, 2].all(i, i > 0)",
        "attributes.exists(name, name == 'plan')",
        "[1, 2].map(i, i * 2) == [2, 4]"
      })
  void whatIsNoConditionOverTheSubjectIsRefused(String expression) {
    assertThatThrownBy(() -> Expression.compile(expression))
        .isInstanceOf(InvalidExpression.class)
        .hasMessageContaining("ERROR");
  }

  @Test
  void itsSizeAndDepthAreBounded() {
    String longest = "true" + " && true".repeat((Expression.LONGEST - 4) / 8);
    assertThat(Expression.compile(longest).admits(CALLER)).isTrue();
    assertThatThrownBy(() -> Expression.compile(longest + " && true"))
        .isInstanceOf(InvalidExpression.class);
    String deep = "(".repeat(900) + "true" + ")".repeat(900);
    assertThatThrownBy(() -> Expression.compile(deep)).isInstanceOf(InvalidExpression.class);
  }

  @Test
  void aRegularExpressionTakesTimeThatIsLinearInTheText() {
    Subject patient = new Subject("c", null, Map.of("text", "a".repeat(1000)));
    // Backtracking would take 2^1000 steps.
    assertThat(Expression.compile("attributes.text.matches('^(a+)+$b')").admits(patient)).isFalse();
  }
}
