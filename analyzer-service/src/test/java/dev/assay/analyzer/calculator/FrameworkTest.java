package dev.assay.analyzer.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.assay.analyzer.json.InvalidJson;
import dev.assay.analyzer.json.JsonText;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a calculation takes, what it refuses and how it answers, whatever it computes. */
class FrameworkTest {

  private static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.number("number", "in ms").optional(),
          Parameter.count("count", "units").optional(),
          Parameter.numbers("numbers", "in ms").optional(),
          Parameter.choice("text", "form", "sums", "centered").or("sums"),
          Parameter.flag("flag", "higher is better").or(true),
          Parameter.object(
                  "object", "an arm", Parameter.count("n", "units"), Parameter.number("x", "its x"))
              .optional(),
          Parameter.objects("objects", "the looks", Parameter.number("se", "error")).optional());

  @Test
  void readsEveryKind() throws InvalidJson {
    Arguments arguments =
        read(
            "{\"number\": 1e-3, \"count\": 1e12, \"numbers\": [1, 2.5], \"text\": \"centered\","
                + " \"flag\": false, \"object\": {\"n\": 3, \"x\": 4}, \"objects\": [{\"se\": 1},"
                + " {\"se\": 2}]}");
    assertThat(arguments.number("number")).isEqualTo(1e-3);
    assertThat(arguments.count("count")).isEqualTo(1_000_000_000_000L);
    assertThat(arguments.numbers("numbers")).containsExactly(1, 2.5);
    assertThat(arguments.text("text")).isEqualTo("centered");
    assertThat(arguments.flag("flag")).isFalse();
    assertThat(arguments.object("object").count("n")).isEqualTo(3);
    assertThat(arguments.objects("objects"))
        .extracting(look -> look.number("se"))
        .containsExactly(1.0, 2.0);
  }

  @Test
  void fillsInWhatIsAbsentOrNull() throws InvalidJson {
    Arguments arguments = read("{\"number\": null, \"flag\": null}");
    assertThat(arguments.has("number")).isFalse();
    assertThat(arguments.has("flag")).isTrue();
    assertThat(arguments.flag("flag")).isTrue();
    assertThat(arguments.text("text")).isEqualTo("sums");
    assertThatThrownBy(() -> arguments.number("number"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("number");
  }

  @Test
  void roundsDecimalsOnceToTheNearestDouble() throws InvalidJson {
    // Half way between 1 and the next double, and a digit above it.
    assertThat(read("{\"number\": 1.00000000000000011102230246251565}").number("number"))
        .isEqualTo(1);
    assertThat(read("{\"number\": 1.000000000000000111022302462515655}").number("number"))
        .isEqualTo(Math.nextUp(1.0));
    assertThat(read("{\"number\": 100000000000000000000000}").number("number")).isEqualTo(1e23);
    assertThat(read("{\"number\": -0.0}").number("number")).isZero();
    assertThat(read("{\"count\": 9223372036854775807}").count("count")).isEqualTo(Long.MAX_VALUE);
    assertThat(read("{\"count\": 0e-999999999}").count("count")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'number': 'x'} | number | number is \"x\"; allowed is a number (in ms)",
        "{'number': true} | number | number is true; allowed is a number (in ms)",
        "{'number': 1e999} | number | number is 1E+999; allowed is a number (in ms)",
        "{'count': -1} | count | count is -1; allowed is a whole number of at least 0 (units)",
        "{'count': 1.5} | count | count is 1.5; allowed is a whole number of at least 0 (units)",
        "{'count': '1'} | count | count is \"1\"; allowed is a whole number of at least 0 (units)",
        "{'count': 9223372036854775808} | count | count is 9223372036854775808; allowed is a whole"
            + " number of at least 0 (units)",
        "{'count': 1e999999999} | count | count is 1E+999999999; allowed is a whole number of at"
            + " least 0 (units)",
        "{'count': 1e-999999999} | count | count is 1E-999999999; allowed is a whole number of at"
            + " least 0 (units)",
        "{'numbers': 1} | numbers | numbers is 1; allowed is a list of numbers (in ms)",
        "{'numbers': [1, null]} | numbers[1] | numbers[1] is null; allowed is a list of numbers (in"
            + " ms)",
        "{'text': 'sum'} | text | text is \"sum\"; allowed is one of sums, centered",
        "{'text': 1} | text | text is 1; allowed is one of sums, centered",
        "{'flag': 1} | flag | flag is 1; allowed is true or false (higher is better)",
        "{'object': []} | object | object is []; allowed is an object (an arm)",
        "{'object': {'n': 1}} | object.x | object.x is missing; allowed is a number (its x)",
        "{'object': {'q': 1}} | object.q | object.q is unknown; allowed is n, x",
        "{'objects': {}} | objects | objects is {}; allowed is a list of objects (the looks)",
        "{'objects': [1]} | objects[0] | objects[0] is 1; allowed is a list of objects (the looks)",
        "{'objects': [{'se': 'x'}]} | objects[0].se | objects[0].se is \"x\"; allowed is a number"
            + " (error)",
        "{'x': 1} | x | x is unknown; allowed is number, count, numbers, text, flag, object,"
            + " objects",
      })
  void refusesWhatDoesNotFit(String inputs, String field, String message) {
    assertThatThrownBy(() -> read(inputs.replace('\'', '"')))
        .asInstanceOf(type(InvalidInputs.class))
        .satisfies(
            e -> {
              assertThat(e.field()).isEqualTo(field);
              assertThat(e).hasMessage(message);
              assertThat(message).endsWith("; allowed is " + e.allowed());
            });
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesDoublesThatAreNoNumbers(double value) {
    for (String name : List.of("number", "count")) {
      assertThatThrownBy(() -> ArgumentReader.read("", Map.of(name, value), PARAMETERS))
          .isInstanceOf(InvalidInputs.class)
          .hasMessageStartingWith(name + " is " + value + "; ");
    }
  }

  @Test
  void showsLongValuesShort() {
    assertThatThrownBy(() -> read("{\"number\": \"" + "x".repeat(58) + "\"}"))
        .hasMessageStartingWith("number is \"" + "x".repeat(58) + "\"; ");
    assertThatThrownBy(() -> read("{\"number\": \"" + "x".repeat(59) + "\"}"))
        .hasMessageStartingWith("number is \"" + "x".repeat(59) + "...; ");
  }

  @Test
  void answersWithTheBodysResults() {
    assertThat(calculation(arguments -> Results.ok().put("y", arguments.number("x"))))
        .satisfies(
            c -> assertThat(c.compute(Map.of("x", 2)).toMap()).isEqualTo(fields("ok", "y", 2.0)));
  }

  @Test
  void answersValuesOutOfRangeWithTheReason() {
    Calculation calculation =
        calculation(
            arguments -> {
              throw new IllegalArgumentException("x is 2.0; allowed is below 1");
            });
    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    expected.put("status", "invalid_input");
    expected.put("reason", "x is 2.0; allowed is below 1");
    expected.put("y", null);
    assertThat(calculation.compute(Map.of("x", 2)).toMap()).isEqualTo(expected);
  }

  @Test
  void letsInvalidInputsOfTheBodyThrough() {
    Calculation calculation =
        calculation(
            arguments -> {
              throw new InvalidInputs("x", "is missing", "a number");
            });
    assertThatThrownBy(() -> calculation.compute(Map.of("x", 2)))
        .isInstanceOf(InvalidInputs.class)
        .hasMessage("x is missing; allowed is a number");
    assertThatThrownBy(() -> calculation.compute(Map.of()))
        .hasMessage("x is missing; allowed is a number (any)");
  }

  @Test
  void resultsKeepTheOrderAndEveryKind() {
    Results results =
        Results.status("no_events")
            .put("number", Double.POSITIVE_INFINITY)
            .put("count", 3L)
            .put("flag", true)
            .put("text", "t")
            .put("numbers", new double[] {1, Double.NEGATIVE_INFINITY})
            .put("flags", List.of(true, false))
            .put("ci", new Interval(1, 2))
            .putNulls("a", "b");
    assertThat(results.toMap().toString())
        .isEqualTo(
            "{status=no_events, number=Infinity, count=3, flag=true, text=t,"
                + " numbers=[1.0, -Infinity], flags=[true, false], ci_low=1.0, ci_high=2.0,"
                + " a=null, b=null}");
    assertThat(results.toMap().get("number")).isEqualTo("Infinity");
    assertThatThrownBy(() -> results.toMap().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> results.put("z", Double.NaN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("z is not a number");
  }

  @Test
  void undefinedResultsSayWhy() {
    Undefined.Reason reason = Undefined.Reason.UNITS_WITHOUT_TRAFFIC;
    Undefined<?> undefined = (Undefined<?>) Answer.undefined(reason);
    assertThat(Results.undefined(undefined).toMap())
        .isEqualTo(fields("undefined", "reason", reason.code()));
  }

  @Test
  void findsByName() {
    Calculation first = Calculator.all().getFirst();
    assertThat(Calculator.of(first.method())).isSameAs(first);
    assertThat(Calculator.find("nothing")).isEmpty();
    assertThatThrownBy(() -> Calculator.of("nothing"))
        .isInstanceOf(InvalidInputs.class)
        .hasMessageStartingWith("method is nothing, which is unknown; allowed is ")
        .hasMessageContaining("holm");
  }

  @Test
  void methodsAndFieldsAreNamedOnceAndInSnakeCase() {
    assertThat(Calculator.all())
        .extracting(Calculation::method)
        .doesNotHaveDuplicates()
        .allMatch(FrameworkTest::isSnakeCase);
    for (Calculation calculation : Calculator.all()) {
      assertThat(calculation.summary()).as(calculation.method()).endsWith(".");
      assertThat(calculation.results())
          .as(calculation.method())
          .doesNotHaveDuplicates()
          .doesNotContain("status")
          .allMatch(FrameworkTest::isSnakeCase);
      assertThat(calculation.parameters())
          .as(calculation.method())
          .extracting(Parameter::name)
          .doesNotHaveDuplicates()
          .allMatch(FrameworkTest::isSnakeCase);
    }
  }

  @Test
  void everyMethodHasAnExampleThatGivesAResult() {
    for (Calculation calculation : Calculator.all()) {
      String method = calculation.method();
      assertThat(calculation.compute(Examples.of(method)).toMap())
          .as(method)
          .containsEntry("status", "ok");
    }
    assertThatThrownBy(() -> Examples.of("nothing")).hasMessage("nothing");
  }

  private static boolean isSnakeCase(String name) {
    return name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  }

  private static Calculation calculation(Function<Arguments, Results> body) {
    return new Calculation("m", "Any.", List.of(Parameter.number("x", "any")), List.of("y"), body);
  }

  private static Map<String, Object> fields(String status, String name, Object value) {
    return Map.of("status", status, name, value);
  }

  private static Arguments read(String json) throws InvalidJson {
    Object inputs = JsonText.read(json.getBytes(StandardCharsets.UTF_8));
    return ArgumentReader.read("", (Map<?, ?>) Objects.requireNonNull(inputs), PARAMETERS);
  }
}
