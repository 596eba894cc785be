package dev.assay.assigner.ofrep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.assigner.assignment.Subject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationContextTest {

  @Test
  void theTargetingKeyIsTheCustomerAndScalarsAreAttributes() {
    assertThat(
            read(
                """
                {"context": {"targetingKey": "c", "session_id": "s", "anonymous": false,
                  "language": "hi", "age": 30, "rate": 0.50, "beta": true,
                  "none": null, "nested": {"a": 1}, "list": ["a"]}, "other": 1}
                """))
        .isEqualTo(
            new Subject(
                "c", "s", Map.of("language", "hi", "age", "30", "rate", "0.50", "beta", "true")));
    assertThat(read("{\"context\":{\"targetingKey\":\"c\"}}"))
        .isEqualTo(new Subject("c", null, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"session_id\":\"s\""})
  void theTargetingKeyOfAnAnonymousCallerIsItsSession(String session) {
    assertThat(
            read("{\"context\":{\"targetingKey\":\"s\",\"anonymous\":true%s}}".formatted(session)))
        .isEqualTo(new Subject(null, "s", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"targetingKey\":null}", "{\"targetingKey\":\" \"}"})
  void theTargetingKeyIsRequired(String context) {
    refused("{\"context\":%s}".formatted(context), ErrorCode.TARGETING_KEY_MISSING, "targetingKey");
  }

  @Test
  void refusesWhatIsNoJson() {
    refused("{\"context\":", ErrorCode.PARSE_ERROR, "line 1");
    refused("", ErrorCode.PARSE_ERROR, "empty");
    refused(null, ErrorCode.PARSE_ERROR, "empty");
    refused("{} {}", ErrorCode.PARSE_ERROR, "more after the end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|body",
        "{}|context is required",
        "{'context':'c'}|context is 'c'",
        "{'context':{'targetingKey':4}}|context.targetingKey is '4'",
        "{'context':{'targetingKey':'half \\ud800'}}|context.targetingKey",
        "{'context':{'targetingKey':'c','session_id':{}}}|context.session_id",
        "{'context':{'targetingKey':'c','anonymous':'yes'}}|true or false",
        "{'context':{'targetingKey':'c','anonymous':true,'session_id':'s'}}|context.session_id"
      })
  void refusesAContextThatIsNotAllowed(String body, String text) {
    refused(body.replace('\'', '"'), ErrorCode.INVALID_CONTEXT, text);
  }

  @Test
  void attributesAreAsLongAsInOtherCalls() {
    String longest = "x".repeat(1000);
    String body = "{\"context\":{\"targetingKey\":\"c\",\"plan\":\"%s\"}}";
    assertThat(read(body.formatted(longest)).attributes()).containsEntry("plan", longest);
    refused(body.formatted(longest + "x"), ErrorCode.INVALID_CONTEXT, "x...'; it must be a text");
    refused(
        "{\"context\":{\"targetingKey\":\"%sx\"}}".formatted(longest),
        ErrorCode.INVALID_CONTEXT,
        "targetingKey");
  }

  private static Subject read(String body) {
    return EvaluationContext.read(body);
  }

  private static void refused(@Nullable String body, ErrorCode code, String text) {
    assertThatExceptionOfType(InvalidCall.class)
        .isThrownBy(() -> EvaluationContext.read(body))
        .withMessageContaining(text)
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
