package dev.assay.assigner.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.assigner.Examples;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Redefinition;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.Bandit;
import dev.assay.schemas.avro.BanditMethod;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentReaderTest {

  private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"exp_rag_timing_001", "exp_voice_001"})
  void whatIsWrittenReadsBackAsTheSameDefinition(String id) {
    Experiment read = ExperimentReader.read(JsonText.read(Examples.text(id)), NOW);
    Map<String, @Nullable Object> written = ExperimentJson.write(read);
    List.of("version", "state", "phases", "created_at").forEach(written::remove);
    Object again = JsonText.read(JsonText.write(written));
    assertThat(Redefinition.isSame(ExperimentReader.read(again, NOW.plusSeconds(1)), read))
        .isTrue();
  }

  @Test
  void givenFieldsOverrideTheBuiltInMetric() {
    Experiment read = read(definition());
    MetricDefinition primary = read.getMetrics().getFirst();
    assertThat(primary.getAggregation()).isEqualTo(Aggregation.P95);
    assertThat(primary.getHigherIsBetter()).isFalse();
    assertThat(primary.getSource().getLabels()).containsExactly("first_audio");
    assertThat(read.getMetrics())
        .extracting(MetricDefinition::getName)
        .containsExactly("time_to_first_audio", "error_rate");
  }

  @Test
  void everyBuiltInMetricKeepsTheRules() {
    for (MetricDefinition metric : MetricCatalog.all()) {
      Map<String, @Nullable Object> json = definition();
      Map<String, @Nullable Object> own = MetricJson.write(metric);
      own.put("name", "own." + metric.getName());
      json.put("metrics", List.of(own));
      json.put("primary_metric", "own." + metric.getName());
      assertThat(read(json).getMetrics()).hasSize(2);
    }
  }

  @Test
  void theCatalogHasEveryPublishedName() {
    assertThat(MetricCatalog.names())
        .contains(
            "end_to_end_latency",
            "time_to_first_audio",
            "llm_latency",
            "conversation_completion_rate",
            "error_rate",
            "handoff_rate",
            "avg_sentiment",
            "turn_count",
            "barge_in_rate",
            "session_duration",
            "reached_conversion",
            "sentiment_low",
            "sentiment_high",
            "time_to_conversion",
            "response_relevance",
            "citation_rate",
            "rag_utilization_rate",
            "rag_cache_hit_rate",
            "context_token_usage",
            "cost_per_session",
            "resolution_rate",
            "satisfaction_score",
            "factual_accuracy_rate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id | "" | id
          id | "a b" | id
          id | null | id
          name | " " | name
          name | 7 | name
          type | "song" | type
          unit | null | unit
          variants | {} | variants
          primary_metric | "fun" | primary_metric
          primary_metric | null | primary_metric
          secondary_metrics | ["fun"] | secondary_metrics[0]
          secondary_metrics | ["turn_count","turn_count"] | secondary_metrics[1]
          required_sample_size | 0 | required_sample_size
          required_sample_size | 1.5 | required_sample_size
          required_sample_size | null | required_sample_size
          significance_level | 0 | significance_level
          significance_level | 0.51 | significance_level
          significance_level | "0.05" | significance_level
          guardrails | [{"metric":"fun","max_degradation":0}] | guardrails[0].metric
          guardrails | [{"metric":"error_rate"}] | guardrails[0].max_degradation
          guardrails | [{"metric":"error_rate","max_degradation":-1}] | guardrails[0].max_degradation
          guardrails | [{"metric":"error_rate","max_degradation":0,"confidence_level":0.5}] | guardrails[0].confidence_level
          guardrails | [{"metric":"error_rate","max_degradation":0,"confidence_level":1}] | guardrails[0].confidence_level
          ramp | [{"after_hours":5,"traffic_percentage":10},{"after_hours":5,"traffic_percentage":20}] | ramp[1].after_hours
          ramp | [{"after_hours":0,"traffic_percentage":20},{"after_hours":5,"traffic_percentage":10}] | ramp[1].traffic_percentage
          ramp | [{"after_hours":-1,"traffic_percentage":20}] | ramp[0].after_hours
          weight_steps | [{"after_hours":1,"traffic_percentages":{"a":50,"b":50}},{"after_hours":1,"traffic_percentages":{"a":40,"b":60}}] | weight_steps[1].after_hours
          weight_steps | [{"after_hours":1}] | weight_steps[0].traffic_percentages
          weight_steps | [{"after_hours":1,"traffic_percentages":{"a":50}}] | weight_steps[0].traffic_percentages
          weight_steps | [{"after_hours":1,"traffic_percentages":{"a":50,"b":51}}] | weight_steps[0].traffic_percentages
          weight_steps | [{"after_hours":1,"traffic_percentages":{"a":0,"b":51}}] | weight_steps[0].traffic_percentages.a
          weight_steps | [{"after_hours":1,"traffic_percentages":{"a":50,"b":50},"x":1}] | weight_steps[0].x
          dimensions | ["a","b","c","d","e","f"] | dimensions
          dimensions | ["a","a"] | dimensions[1]
          targeting | {"languages":[""]} | targeting.languages[0]
          targeting | {"planets":[]} | targeting.planets
          exclusive | "yes" | exclusive
          planned_end | "tomorrow" | planned_end
          pre_exposure_window_hours | 0 | pre_exposure_window_hours
          pre_exposure_window_hours | "week" | pre_exposure_window_hours
          colour | "red" | colour
          state | "running" | state
          """)
  void namesTheFieldThatIsWrong(String property, String value, String field) {
    Map<String, @Nullable Object> json = definition();
    json.put(property, JsonText.read(value));
    assertThat(fields(json)).contains(field).allMatch(path -> path.startsWith(property));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "100.01", "33.333", "1e400", "\"50\"", "\"NaN\"", "null"})
  void namesATrafficPercentageThatIsWrong(String percentage) {
    Map<String, @Nullable Object> json = definition();
    json.put("variants", variants("a,true,10;b,false," + percentage));
    assertThat(fields(json)).containsExactly("variants[1].traffic_percentage");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,true,60;b,false,60 | at most 100 in sum
          a,false,50;b,false,50 | exactly one variant
          a,true,50;b,true,50 | exactly one variant
          a,true,50;a,false,50 | each variant id once
          a,true,50 | at least 2 variants
          """)
  void namesVariantsThatDoNotGoTogether(String variants, String allowed) {
    Map<String, @Nullable Object> json = definition();
    json.put("variants", variants(variants));
    assertThat(violations(json))
        .singleElement()
        .satisfies(violation -> assertThat(violation.allowed()).contains(allowed));
  }

  @Test
  void aBanditHasDefaultsAndReadsBackAsTheSame() {
    Map<String, @Nullable Object> json = definition();
    json.put("decision_policy", JsonText.read("{\"method\":\"bayesian\"}"));
    json.put("bandit", JsonText.read("{}"));
    Experiment read = read(json);
    assertThat(read.getBandit()).isEqualTo(new Bandit(BanditMethod.THOMPSON, 500, 3_600_000L));
    assertThat(JsonText.write(ExperimentJson.write(read).get("bandit")))
        .isEqualTo("{\"method\":\"thompson\",\"floor_percentage\":5.0,\"update_hours\":1.0}");
    json.put(
        "bandit",
        JsonText.read("{\"method\":\"top_two\",\"floor_percentage\":0.5,\"update_hours\":0.25}"));
    assertThat(read(json).getBandit()).isEqualTo(new Bandit(BanditMethod.TOP_TWO, 50, 900_000L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bayesian | {"method":"greedy"} | bandit.method
          bayesian | {"floor_percentage":41.67} | bandit.floor_percentage
          bayesian | {"floor_percentage":0} | bandit.floor_percentage
          bayesian | {"update_hours":0} | bandit.update_hours
          bayesian | {"colour":1} | bandit.colour
          sequential | {} | decision_policy.method
          """)
  void namesWhatIsWrongWithABandit(String method, String bandit, String field) {
    Map<String, @Nullable Object> json = definition();
    json.put("decision_policy", Map.of("method", method));
    json.put("bandit", JsonText.read(bandit));
    assertThat(fields(json)).containsExactly(field);
  }

  @Test
  void aBanditTakesNoStepsAndNeedsAPolicy() {
    Map<String, @Nullable Object> json = definition();
    json.put("bandit", Map.of());
    json.put(
        "weight_steps",
        JsonText.read("[{\"after_hours\":1,\"traffic_percentages\":{\"a\":50,\"b\":50}}]"));
    assertThat(fields(json)).containsExactly("bandit", "decision_policy.method");
  }

  @Test
  void refusesTooManyVariants() {
    Map<String, @Nullable Object> json = definition();
    json.put(
        "variants",
        IntStream.range(0, 21).mapToObj(i -> variant("v" + i + "," + (i == 0) + ",1")).toList());
    assertThat(fields(json)).containsExactly("variants");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "type":"binary","aggregation":"p50","source":{"stream":"funnel"} | aggregation
          "type":"count","aggregation":"rate","source":{"stream":"funnel"} | aggregation
          "type":"continuous","aggregation":"rate","source":{"stream":"latencies","field":"milliseconds"} | aggregation
          "type":"continuous","aggregation":"mean","source":{"stream":"funnel"} | source.field
          "type":"ratio","aggregation":"rate","source":{"stream":"funnel"} | denominator
          "type":"count","aggregation":"sum","source":{"stream":"funnel"},"denominator":{"stream":"funnel"} | denominator
          "type":"continuous","aggregation":"time_between","source":{"stream":"funnel","labels":["a"]} | until
          "type":"continuous","aggregation":"time_between","source":{"stream":"funnel","labels":["a"]},"until":{"stream":"funnel","labels":["a"]} | until
          "type":"continuous","aggregation":"time_between","source":{"stream":"latencies","field":"milliseconds"},"until":{"stream":"funnel"} | source.field
          "type":"continuous","aggregation":"time_between","source":{"stream":"funnel"},"until":{"stream":"sentiments","field":"score"} | until.field
          "type":"count","aggregation":"sum","source":{"stream":"funnel"},"until":{"stream":"funnel"} | until
          "type":"binary","aggregation":"min","source":{"stream":"funnel"} | aggregation
          "type":"continuous","aggregation":"max","source":{"stream":"funnel"} | source.field
          "type":"binary","aggregation":"rate","source":{"stream":"funnel"},"cap":1 | cap
          "type":"binary","aggregation":"rate","source":{"stream":"rivers"} | source.stream
          "type":"binary","aggregation":"rate","source":{"stream":"funnel","field":"x"} | source.field
          "type":"binary","aggregation":"rate","source":{"stream":"sessions","labels":["won"]} | source.labels[0]
          "type":"binary","aggregation":"rate" | source
          "type":"binary","aggregation":"rate","source":{"stream":"funnel"},"minimum_detectable_effect":0 | minimum_detectable_effect
          "type":"binary","aggregation":"rate","source":{"stream":"funnel"},"conversion_window_hours":-2 | conversion_window_hours
          "type":"binary","aggregation":"rate","source":{"stream":"funnel"},"shade":1 | shade
          """)
  void namesWhatIsWrongWithAMetric(String metric, String field) {
    Map<String, @Nullable Object> json = definition();
    json.put("metrics", List.of(object("{\"name\":\"own\"," + metric + "}")));
    json.put("primary_metric", "own");
    assertThat(fields(json)).containsExactly("metrics[0]." + field);
  }

  @Test
  void aTimeBetweenIsFromTheSourceUntilAnother() {
    Map<String, @Nullable Object> json = definition();
    json.put(
        "metrics",
        List.of(
            object(
                """
                {"name":"own","type":"continuous","aggregation":"time_between",
                 "source":{"stream":"funnel","labels":["proposed"]},
                 "until":{"stream":"funnel","labels":["agreed"]}}
                """)));
    json.put("primary_metric", "own");
    MetricDefinition read = read(json).getMetrics().getFirst();

    assertThat(read.getSource().getLabels()).containsExactly("proposed");
    assertThat(read.getDenominator()).isNotNull();
    assertThat(read.getDenominator().getLabels()).containsExactly("agreed");
    assertThat(MetricJson.write(read)).containsKey("until").doesNotContainKey("denominator");
  }

  @Test
  void whatABuiltInMetricIsDividedByEndsNoTime() {
    Map<String, @Nullable Object> json = definition();
    json.put(
        "metrics",
        List.of(
            object(
                """
                {"name":"handoff_rate","type":"continuous","aggregation":"time_between"}
                """)));
    assertThat(fields(json)).containsExactly("metrics[0].until");

    json.put(
        "metrics",
        List.of(
            object(
                """
                {"name":"time_to_engagement","aggregation":"mean",
                 "source":{"stream":"sentiments","field":"score"}}
                """)));
    assertThat(read(json).getMetrics().getFirst().getDenominator()).isNull();
  }

  @Test
  void onlyCustomersHaveATimeBefore() {
    Map<String, @Nullable Object> json = definition();
    json.put("unit", "customer");
    json.put("pre_exposure_window_hours", new BigDecimal("168"));
    Experiment read = ExperimentReader.read(json, NOW);
    assertThat(read.getPreExposureWindowMs()).isEqualTo(168 * 3_600_000L);
    assertThat(ExperimentJson.write(read)).containsEntry("pre_exposure_window_hours", 168.0);

    json.put("unit", "session");
    assertThat(fields(json)).containsExactly("pre_exposure_window_hours");
  }

  @Test
  void tellsEveryViolationAtOnce() {
    assertThat(fields(object("{\"variants\":[{\"id\":\"a\",\"colour\":1}]}")))
        .contains(
            "id",
            "name",
            "type",
            "unit",
            "primary_metric",
            "required_sample_size",
            "variants",
            "variants[0].traffic_percentage",
            "variants[0].colour");
  }

  @Test
  void listsTheMetricsThatAreKnown() {
    Map<String, @Nullable Object> json = definition();
    json.put("primary_metric", "fun");
    assertThat(violations(json).getFirst().allowed()).contains("rag_cache_hit_rate");
  }

  private static List<?> variants(String text) {
    return Stream.of(text.split(";", -1)).map(ExperimentReaderTest::variant).toList();
  }

  private static Map<String, @Nullable Object> variant(String text) {
    List<String> parts = List.of(text.split(",", -1));
    return object(
        "{\"id\":\"%s\",\"is_control\":%s,\"traffic_percentage\":%s}"
            .formatted(parts.get(0), parts.get(1), parts.get(2)));
  }

  private static Map<String, @Nullable Object> definition() {
    return object(
        """
        {"id": "e", "name": "E", "type": "prompt", "unit": "session",
         "variants": [{"id": "a", "is_control": true, "traffic_percentage": 50},
                      {"id": "b", "traffic_percentage": 33.33}],
         "metrics": [{"name": "time_to_first_audio", "aggregation": "p95"}],
         "primary_metric": "time_to_first_audio",
         "guardrails": [{"metric": "error_rate", "max_degradation": 0}],
         "required_sample_size": 100}
        """);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(String text) {
    Object json = Objects.requireNonNull(JsonText.read(text));
    return new LinkedHashMap<>((Map<String, @Nullable Object>) json);
  }

  private static Experiment read(Map<String, @Nullable Object> json) {
    return ExperimentReader.read(JsonText.read(JsonText.write(json)), NOW);
  }

  private static List<String> fields(Map<String, @Nullable Object> json) {
    return violations(json).stream().map(Violation::field).toList();
  }

  private static List<Violation> violations(Map<String, @Nullable Object> json) {
    return catchThrowableOfType(InvalidDefinition.class, () -> read(json)).violations();
  }
}
