package dev.assay.assigner.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Examples;
import dev.assay.assigner.assignment.Allocation;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Cause;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.session.LiveSessions.Answer;
import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssignmentAnswerTest {

  private final AssignmentAnswer answer = new AssignmentAnswer();

  @Test
  void theFirstSplitHoldsOverOthersAndTheLastWinnerOverEarlierOnes() {
    add("e1", new Graduated(variant("w1", Map.of("a", "1", "b", "1", "c", "1"))), false);
    add("e2", split(variant("v2", Map.of("c", "2", "d", "null"))), false);
    add("e3", split(variant("v3", Map.of("c", "3", "d", "3"))), false);
    add("e4", new Graduated(variant("w4", Map.of("b", "4", "c", "4"))), false);
    assertThat(answer.json()).endsWith("\"config\":{\"a\":1,\"b\":4,\"c\":2,\"d\":null}}");
  }

  @Test
  void aWinnerHasNoSplit() {
    add("e", new Graduated(variant("w", Map.of("a", "1"))), false);
    assertThat(answer.json())
        .isEqualTo(
            """
            {"assignments":[{"experiment_id":"e","variant_id":"w","reason":"graduated",\
            "config_overrides":{"a":1}}],"config":{"a":1}}""");
  }

  @Test
  void aLiveSessionKeepsItsBucket() {
    add("e", split(variant("v", Map.of())), true);
    add("f", new Graduated(variant("w", Map.of())), true);
    add("g", new Unassigned(Cause.NOT_RUNNING), false);
    assertThat(answer.json())
        .isEqualTo(
            """
            {"assignments":[{"experiment_id":"e","variant_id":"v","reason":"live_session",\
            "bucket":7,"propensity":0.5,"config_overrides":{}},\
            {"experiment_id":"f","variant_id":"w","reason":"live_session",\
            "config_overrides":{}}],"config":{}}""");
  }

  @Test
  void aControlWithoutAnOverrideKeepsOthersFromItsKeys() {
    Variant treatment = variant("treatment", Map.of("a", "1", "b", "1"));
    Variant control = variant("control", Map.of());
    add("e1", new Graduated(variant("w1", Map.of("b", "0"))), false);
    answer.add(experiment("e2", control, treatment), new Answer(split(control), false));
    add("e3", split(variant("v3", Map.of("a", "3", "b", "3", "c", "3"))), false);
    assertThat(answer.json()).endsWith("\"config\":{\"b\":0,\"c\":3}}");
  }

  private void add(String experiment, Allocation allocation, boolean isKept) {
    Variant[] variants =
        switch (allocation) {
          case Assigned assigned -> new Variant[] {assigned.variant()};
          case Graduated graduated -> new Variant[] {graduated.winner()};
          case Unassigned unassigned -> new Variant[0];
        };
    answer.add(experiment(experiment, variants), new Answer(allocation, isKept));
  }

  private static Experiment experiment(String id, Variant... variants) {
    Experiment example =
        ExperimentReader.read(JsonText.read(Examples.text("exp_voice_001")), Instant.EPOCH);
    return Experiment.newBuilder(example).setId(id).setVariants(List.of(variants)).build();
  }

  private static Assigned split(Variant variant) {
    return new Assigned("unit", variant, 7, 0.5, AssignmentReason.SPLIT);
  }

  private static Variant variant(String id, Map<String, String> overrides) {
    return Variant.newBuilder()
        .setId(id)
        .setTrafficBasisPoints(5000)
        .setConfigOverrides(overrides)
        .build();
  }
}
