package dev.assay.assigner.ofrep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Definitions;
import dev.assay.assigner.assignment.Allocation;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Cause;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.assigner.evaluation.ConfigDecision;
import dev.assay.assigner.session.LiveSessions.Answer;
import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagJsonTest {

  private static final String SPLIT =
      """
      "metadata":{"experiment":"e","flagSetId":"e","version":"2","unit":"customer",\
      "bucket":7,"propensity":0.5}}""";

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"नमस्ते\"", "3", "0.95", "{\"a\":{\"b\":[1,null]}}", "[1,2]"})
  void givesTheOverrideAsItIs(String value) {
    assertThat(decided(value, assigned(value, AssignmentReason.SPLIT), false))
        .isEqualTo(
            "{\"key\":\"k\",\"value\":%s,\"reason\":\"SPLIT\",\"variant\":\"treatment\","
                    .formatted(value)
                + SPLIT);
  }

  @Test
  void leavesOutWhatIsTheDefault() {
    Assigned control =
        new Assigned("c", experiment("1").getVariants().getFirst(), 7, 0.5, AssignmentReason.SPLIT);
    assertThat(decided("1", control, false))
        .isEqualTo("{\"key\":\"k\",\"reason\":\"SPLIT\",\"variant\":\"control\"," + SPLIT);
    assertThat(decided("null", assigned("null", AssignmentReason.SPLIT), false))
        .isEqualTo("{\"key\":\"k\",\"reason\":\"SPLIT\",\"variant\":\"treatment\"," + SPLIT);
  }

  @Test
  void saysWhomTheExperimentIsFor() {
    assertThat(decided("1", assigned("1", AssignmentReason.TARGETING_MATCH), false))
        .contains("\"reason\":\"TARGETING_MATCH\"");
    assertThat(decided("1", assigned("1", AssignmentReason.RECORDED), false))
        .contains("\"reason\":\"UNKNOWN\"");
  }

  @Test
  void aWinnerIsStatic() {
    Variant winner = experiment("1").getVariants().getLast();
    assertThat(decided("1", new Graduated(winner), false))
        .isEqualTo(
            """
            {"key":"k","value":1,"reason":"STATIC","variant":"treatment",\
            "metadata":{"experiment":"e","flagSetId":"e","version":"2","unit":"customer"}}""");
  }

  @Test
  void saysThatALiveSessionKeepsWhatItHad() {
    assertThat(decided("1", assigned("1", AssignmentReason.SPLIT), true))
        .contains("\"reason\":\"SPLIT\"")
        .endsWith("\"propensity\":0.5,\"liveSession\":true}}");
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void saysWhyNobodyDecides(Cause cause) {
    String reason = cause == Cause.NOT_RUNNING ? "DISABLED" : "DEFAULT";
    assertThat(decided("1", new Unassigned(cause), false))
        .isEqualTo("{\"key\":\"k\",\"reason\":\"%s\"}".formatted(reason));
  }

  @Test
  void writesAllWithTheirStream() {
    List<ConfigDecision> decisions = List.of(new ConfigDecision("a"), new ConfigDecision("b"));
    assertThat(text(FlagJson.evaluations(decisions, "/events", 120)))
        .isEqualTo(
            """
            {"flags":[{"key":"a","reason":"DISABLED"},{"key":"b","reason":"DISABLED"}],\
            "eventStreams":[{"type":"sse","endpoint":{"requestUri":"/events"},\
            "inactivityDelaySec":120}]}""");
    assertThat(text(FlagJson.evaluations(List.of(), null, 120))).isEqualTo("{\"flags\":[]}");
  }

  @Test
  void writesFailuresOfOneAndOfAll() {
    assertThat(text(FlagJson.failure("a\"b", ErrorCode.FLAG_NOT_FOUND, "none")))
        .isEqualTo(
            """
            {"key":"a\\"b","errorCode":"FLAG_NOT_FOUND","errorDetails":"none"}""");
    assertThat(text(FlagJson.failure(null, ErrorCode.PARSE_ERROR, "no")))
        .isEqualTo("{\"errorCode\":\"PARSE_ERROR\",\"errorDetails\":\"no\"}");
  }

  private static String decided(String value, Allocation allocation, boolean isKept) {
    ConfigDecision decision = new ConfigDecision("k");
    decision.add(experiment(value), new Answer(allocation, isKept));
    return text(FlagJson.evaluation(decision));
  }

  private static Assigned assigned(String value, AssignmentReason reason) {
    return new Assigned("c", experiment(value).getVariants().getLast(), 7, 0.5, reason);
  }

  private static Experiment experiment(String value) {
    return Definitions.running("e", "{}", "{\"k\":%s}".formatted(value));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
