package dev.assay.assigner.ofrep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EntityTagTest {

  @Test
  void isOfTheAnswerAlone() {
    String tag = tag("{}");
    assertThat(tag).matches("\"[0-9a-f]{32}\"").isEqualTo(tag("{}")).isNotEqualTo(tag("{ }"));
  }

  @Test
  void isFoundAmongOthers() {
    String tag = tag("{}");
    assertThat(EntityTag.isAmong(tag, tag)).isTrue();
    assertThat(EntityTag.isAmong("\"x\", W/" + tag, tag)).isTrue();
    assertThat(EntityTag.isAmong("*", tag)).isTrue();
    assertThat(EntityTag.isAmong("\"x\"", tag)).isFalse();
    assertThat(EntityTag.isAmong("", tag)).isFalse();
  }

  @Test
  void isOfAVersionWithAndWithoutQuotes() {
    assertThat(EntityTag.isOf("v1", "v1")).isTrue();
    assertThat(EntityTag.isOf("W/\"v1\"", "v1")).isTrue();
    assertThat(EntityTag.isOf("v2", "v1")).isFalse();
  }

  private static String tag(String answer) {
    return EntityTag.of(answer.getBytes(StandardCharsets.UTF_8));
  }
}
