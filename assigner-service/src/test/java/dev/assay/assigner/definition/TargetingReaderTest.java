package dev.assay.assigner.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.assigner.Examples;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.json.MergePatch;
import dev.assay.schemas.avro.Cohort;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Holdout;
import dev.assay.schemas.avro.Layer;
import dev.assay.schemas.avro.Targeting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetingReaderTest {

  private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

  @Test
  void readsWhomAnExperimentIsForAndWhatKeepsItApart() {
    Experiment read =
        read(
            """
            {"targeting": {"segments": ["gold"], "languages": null, "regions": ["north"],
                           "device_types": ["phone"], "customer_types": ["new"],
                           "attributes": {"plan": ["a", "b"]},
                           "cohorts": [{"name": "pilot", "ids": ["c1", "c2"]}],
                           "sample_percentage": 12.5, "expression": "customer_id != ''"},
             "layer": {"id": "rag", "traffic_percentage": 40},
             "holdout": {"id": "quarter", "traffic_percentage": 5}}
            """);
    assertThat(read.getTargeting())
        .isEqualTo(
            Targeting.newBuilder()
                .setSegments(List.of("gold"))
                .setRegions(List.of("north"))
                .setDeviceTypes(List.of("phone"))
                .setCustomerTypes(List.of("new"))
                .setAttributes(Map.of("plan", List.of("a", "b")))
                .setCohorts(List.of(new Cohort("pilot", List.of("c1", "c2"))))
                .setSampleBasisPoints(1250)
                .setExpression("customer_id != ''")
                .build());
    assertThat(read.getLayer()).isEqualTo(new Layer("rag", 4000, null));
    assertThat(read.getHoldout()).isEqualTo(new Holdout("quarter", 500));
    Object written = JsonText.read(JsonText.write(ExperimentJson.definition(read)));
    assertThat(ExperimentReader.read(written, NOW)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"targeting":{"device_types":[""]}}                          | targeting.device_types[0]
          {"targeting":{"customer_types":["old"]}}                     | targeting.customer_types[0]
          {"targeting":{"attributes":{"language":["hi"]}}}             | targeting.attributes.language
          {"targeting":{"attributes":{"a b":["x"]}}}                   | targeting.attributes.a b
          {"targeting":{"attributes":{"plan":"gold"}}}                 | targeting.attributes.plan
          {"targeting":{"cohorts":[{"name":"a","ids":[" "]}]}}         | targeting.cohorts[0].ids[0]
          {"targeting":{"cohorts":[{"ids":[]}]}}                       | targeting.cohorts[0].name
          {"targeting":{"cohorts":[{"name":"a"},{"name":"a"}]}}        | targeting.cohorts[1].name
          {"targeting":{"sample_percentage":0}}                        | targeting.sample_percentage
          {"targeting":{"sample_percentage":100.5}}                    | targeting.sample_percentage
          {"targeting":{"expression":"plan"}}                          | targeting.expression
          {"layer":{"traffic_percentage":10}}                          | layer.id
          {"layer":{"id":"rag"}}                                       | layer.traffic_percentage
          {"layer":{"id":"rag","traffic_percentage":9,"first_bucket":1}} | layer.first_bucket
          {"holdout":{"id":"q","traffic_percentage":0}}                | holdout.traffic_percentage
          """)
  void namesWhatIsWrong(String changes, String field) {
    InvalidDefinition invalid = catchThrowableOfType(InvalidDefinition.class, () -> read(changes));
    assertThat(invalid.violations()).extracting(Violation::field).containsExactly(field);
  }

  @Test
  void cohortsAreBounded() {
    String ids =
        IntStream.range(0, 10_001)
            .mapToObj(id -> "\"c" + id + "\"")
            .collect(Collectors.joining(","));
    InvalidDefinition invalid =
        catchThrowableOfType(
            InvalidDefinition.class,
            () -> read("{\"targeting\":{\"cohorts\":[{\"name\":\"a\",\"ids\":[" + ids + "]}]}}"));
    assertThat(invalid.violations())
        .containsExactly(
            new Violation("targeting.cohorts", "10001 ids", "at most 10,000 ids together"));
  }

  private static Experiment read(String changes) {
    Object definition = JsonText.read(Examples.text("exp_voice_001"));
    return ExperimentReader.read(MergePatch.apply(definition, JsonText.read(changes)), NOW);
  }
}
