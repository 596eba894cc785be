package dev.assay.analyzer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  @Test
  void readsEveryKindOfValue() throws InvalidJson {
    assertThat(read(" {\"a\": [1, 2.50, \"x\", true, false, null], \"b\": {}} "))
        .isEqualTo(
            Map.of(
                "a",
                Arrays.asList(BigInteger.ONE, new BigDecimal("2.50"), "x", true, false, null),
                "b",
                Map.of()));
  }

  @Test
  void readsNumbersExactly() throws InvalidJson {
    assertThat(read("123456789012345678901234567890"))
        .isEqualTo(new BigInteger("123456789012345678901234567890"));
    assertThat(read("0.1000000000000000055511151231257827"))
        .isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, NaN] | line 1, column 5: NaN is no number of JSON",
        "[-Infinity] | line 1, column 2: -Infinity is no number of JSON",
        "{\"a\": 1, \"a\": 2} | line 1, column 13: Duplicate field 'a'",
        "1 2 | line 1, column 3: there is more after the end",
        "'' | line 1, column 1: there is no value",
        "[1 | line 1, column 3: Unexpected end-of-input",
        "{1 | line 1, column 2: Unexpected character",
        "[1,] | line 1, column 4: Unexpected character",
        "[1e99999999999] | line 1, column 2: a number has too many digits in its exponent"
      })
  void refusesWithThePlace(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidJson.class)
        .message()
        .startsWith(message)
        .hasLineCount(1);
  }

  @Test
  void refusesBytesThatAreNoText() {
    assertThatThrownBy(() -> JsonText.read(new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'}))
        .isInstanceOf(InvalidJson.class)
        .hasMessageContaining("Invalid UTF-8");
  }

  @Test
  void saysWhereElementsBegin() throws InvalidJson {
    assertThat(JsonText.readArray(bytes("[\n  1,\n {}]")))
        .containsExactly(
            new JsonText.Element("line 2, column 3", BigInteger.ONE),
            new JsonText.Element("line 3, column 2", Map.of()));
    assertThatThrownBy(() -> JsonText.readArray(bytes(" {}")))
        .hasMessage("line 1, column 2: an array was expected");
  }

  @Property
  void doublesReadBackAsTheyWere(@ForAll double value) throws InvalidJson {
    String text = JsonOutput.line(value);
    assertThat(((Number) Objects.requireNonNull(read(text))).doubleValue()).isEqualTo(value);
  }

  @Property
  void textsReadBackAsTheyWere(@ForAll List<String> values) throws InvalidJson {
    // Half of a surrogate pair is no character and has no UTF-8.
    List<String> whole = values.stream().filter(JsonTextTest::isText).toList();
    assertThat(read(JsonOutput.line(whole))).isEqualTo(whole);
    assertThat(read(JsonOutput.indented(Map.of("a", whole)))).isEqualTo(Map.of("a", whole));
  }

  private static boolean isText(String value) {
    return new String(bytes(value), StandardCharsets.UTF_8).equals(value);
  }

  private static @Nullable Object read(String text) throws InvalidJson {
    return JsonText.read(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
