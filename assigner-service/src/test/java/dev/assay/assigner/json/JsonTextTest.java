package dev.assay.assigner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} {}", "[1,]", "{\"a\":NaN}", "{\"a\":1,\"a\":2}", "nil"})
  void refusesWhatIsNotJson(String text) {
    assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void saysWhereTheTextIsWrong() {
    assertThatThrownBy(() -> JsonText.read("{\n \"a\": NaN}"))
        .isInstanceOf(MalformedJson.class)
        .hasMessageContaining("NaN")
        .hasMessageContaining("line 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "{", "[", "\"a", "{\"a\":"})
  void saysWhatIsWrongWithATextThatEndsTooSoon(String text) {
    assertThatThrownBy(() -> JsonText.read(text))
        .isInstanceOf(MalformedJson.class)
        .hasMessageNotContaining("null")
        .hasMessageContaining("line 1");
  }

  @Test
  void writesWhatItRead() {
    String text = "{\"b\":[1,-0.5,true,null,\"ग्रा\\n\"],\"a\":{}}";
    assertThat(JsonText.write(JsonText.read(text))).isEqualTo(text);
  }
}
