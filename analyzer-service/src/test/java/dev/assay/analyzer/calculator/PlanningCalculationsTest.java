package dev.assay.analyzer.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the reference cases leave out: edges, and the plans beyond two arms. */
class PlanningCalculationsTest {

  @Test
  void plansSeveralArmsAndMetrics() {
    Map<String, @Nullable Object> results =
        compute(
            "plan_experiment",
            Map.of(
                "weights",
                List.of(2, 1, 1),
                "metrics",
                List.of(
                    Map.of("type", "mean", "baseline", 50, "sd", 10, "effect", 1),
                    Map.of(
                        "type",
                        "proportion",
                        "role",
                        "guardrail",
                        "baseline",
                        0.2,
                        "margin",
                        0.05,
                        "higher_is_better",
                        false))));

    assertThat(results)
        .containsEntry("units_by_arm", List.of(42511.0, 21256.0, 21256.0))
        .containsEntry("total_units", 85023L)
        .containsEntry("deciding_metric", 1L)
        .containsEntry("alpha_by_metric", List.of(0.025, 0.05));
    assertThat((List<?>) results.get("power_by_metric")).hasSize(2);
    assertThat((List<?>) results.get("units_by_metric")).hasSize(2);
  }

  @Test
  void plansEveryKindOfMetric() {
    Map<String, @Nullable Object> results =
        compute(
            "plan_experiment",
            Map.of(
                "weights",
                List.of(1, 1),
                "metrics",
                List.of(
                    Map.of("type", "proportion", "baseline", 0.1, "effect", 0.05),
                    Map.of(
                        "type",
                        "mean",
                        "role",
                        "guardrail",
                        "baseline",
                        50,
                        "sd",
                        20,
                        "margin",
                        0.02))));

    assertThat(results).containsEntry("deciding_metric", 1L);
    assertThatThrownBy(
            () ->
                compute(
                    "plan_experiment",
                    Map.of(
                        "weights",
                        List.of(1, 1),
                        "metrics",
                        List.of(Map.of("type", "mean", "baseline", 1, "effect", 1)))))
        .isInstanceOf(InvalidInputs.class)
        .hasMessage("sd is missing; allowed is a number");
  }

  /** Source: mpmath, 30 digits, (z_0.05 + z_0.2)^2 (0.98^2 + 1) 400. */
  @Test
  void sizesANonInferiorityTest() {
    Map<String, @Nullable Object> results =
        compute(
            "sample_size_noninferiority",
            Map.of("type", "mean", "baseline", 50, "sd", 20, "margin", 0.02));

    assertThat((Double) results.get("n_control")).isCloseTo(4848.114079060622, within(1e-8));
    assertThat(results).containsEntry("n_control_ceil", 4849L);
    assertThat(results).containsEntry("n_treatment_ceil", 4849L);
  }

  @Test
  void currentPowerGrowsMoreDemandingWithGuardrails() {
    Map<String, Object> inputs =
        Map.of(
            "delta", 0.5,
            "variance_control", 1,
            "variance_treatment", 1,
            "n_control", 64,
            "n_treatment", 64,
            "guardrails", 1);
    Map<String, @Nullable Object> results = compute("current_power", inputs);

    assertThat((Double) results.get("power")).isCloseTo(0.8074304194325571, within(1e-12));
    assertThat((Double) results.get("power_wanted")).isCloseTo(0.9, within(1e-15));
    assertThat(results)
        .containsEntry("n_control_required", 85L)
        .containsEntry("n_treatment_required", 85L)
        .containsEntry("units_required", 170L);
    assertThat(
            compute(
                "current_power",
                Map.of(
                    "delta", 1,
                    "variance_control", -1,
                    "variance_treatment", 1,
                    "n_control", 4,
                    "n_treatment", 4)))
        .containsEntry("status", "invalid_input")
        .containsEntry("reason", "variance_control is -1.0; allowed is at least 0")
        .containsEntry("power", null);
  }

  @Test
  void daysRemainingNeedTraffic() {
    assertThat(compute("days_remaining", Map.of("units_required", 300, "units", 100, "days", 2)))
        .containsEntry("status", "ok")
        .containsEntry("units_per_day", 50.0)
        .containsEntry("days_remaining", 4.0);
    assertThat(compute("days_remaining", Map.of("units_required", 300, "units", 0, "days", 2)))
        .containsEntry("status", "undefined")
        .containsEntry("reason", "no_traffic")
        .containsEntry("units_per_day", 0.0)
        .containsEntry("days_remaining", null);
  }

  @Test
  void powerCurvesRunOverEffectsOrUnits() {
    Map<String, @Nullable Object> overEffects =
        compute(
            "power_curve_mean",
            Map.of("sd_control", 1, "effects", List.of(0, 0.5), "units", List.of(64)));
    assertThat(overEffects).containsEntry("units", List.of(64.0, 64.0));
    assertThat(power(overEffects, 0)).isCloseTo(0.05, within(1e-12));
    assertThat(power(overEffects, 1)).isCloseTo(0.8074304194325571, within(1e-12));

    Map<String, @Nullable Object> overUnits =
        compute(
            "power_curve_proportion",
            Map.of("p_control", 0.1, "effects", List.of(0.02), "units", List.of(1000, 3000)));
    assertThat(overUnits).containsEntry("effects", List.of(0.02, 0.02));
    assertThat(power(overUnits, 1)).isCloseTo(0.6973996220344716, within(1e-9));
    assertThat(power(overUnits, 0)).isLessThan(power(overUnits, 1));

    assertThat(
            compute(
                "power_curve_mean",
                Map.of("sd_control", 1, "effects", List.of(1, 2, 3), "units", List.of(5, 6))))
        .containsEntry("reason", "units are 2; allowed is 1 or 3");
    assertThat(
            compute(
                "power_curve_mean",
                Map.of(
                    "sd_control",
                    1,
                    "sd_treatment",
                    2,
                    "allocation_ratio",
                    2,
                    "effects",
                    List.of(1),
                    "units",
                    List.of(5))))
        .containsEntry("status", "ok");
  }

  @Test
  void whatIsNotDefinedIsNull() {
    assertThat(
            compute(
                "power_two_mean",
                Map.of("delta", 1, "sd_control", 1, "n_control", 1, "n_treatment", 1)))
        .containsEntry("status", "ok")
        .containsEntry("power_t", null);
    assertThat(
            compute(
                "mde_two_mean",
                Map.of("mean_control", 0, "sd_control", 1, "n_control", 9, "n_treatment", 9)))
        .containsEntry("mde_rel_simple", null)
        .containsEntry("mde_rel_delta", null);
    assertThat(
            compute("mde_two_proportion", Map.of("p_control", 0, "n_control", 9, "n_treatment", 9)))
        .containsEntry("mde_rel_up", null)
        .containsEntry("p_treatment_down", null)
        .containsEntry("mde_abs_down", null);
    assertThat(
            compute(
                "mde_two_proportion", Map.of("p_control", 0.9, "n_control", 9, "n_treatment", 9)))
        .containsEntry("p_treatment_up", null)
        .containsEntry("mde_abs_up", null)
        .containsEntry("mde_rel_up", null);
    assertThat(compute("sample_size_two_proportion", Map.of("p_control", 0.2, "p_treatment", 0.2)))
        .containsEntry("status", "invalid_input")
        .containsEntry("n_control_pooled", null);
  }

  @Test
  void quantilesNeedValuesThatFit() {
    assertThat(compute("quantile_ci", Map.of("n", 0, "q", 0.5)))
        .containsEntry("status", "undefined")
        .containsEntry("reason", "no_observations")
        .containsEntry("rank_low", null)
        .containsEntry("quantile_type1", null);
    assertThat(compute("quantile_ci", Map.of("n", 3, "q", 0.5, "values", List.of(1, 2))))
        .containsEntry("reason", "values are 2; allowed is n (3)");
    assertThat(compute("quantile_ci", Map.of("n", 1, "q", 0.5, "values", List.of(4))))
        .containsEntry("rank_low", null)
        .containsEntry("rank_high", null)
        .containsEntry("ci_low", "-Infinity")
        .containsEntry("ci_high", "Infinity")
        .containsEntry("quantile_type7", 4.0);
    assertThat(compute("quantile_ci", Map.of("n", 1_000_000_000, "q", 0.5)))
        .containsEntry("rank_low", 499_969_010L)
        .containsEntry("rank_high", 500_030_991L)
        .containsEntry("ci_low", null);
  }

  @Test
  void sentimentsHaveALevelBeforeTheyHaveATrend() {
    assertThat(compute("sentiment_trend", Map.of("windows", Collections.emptyList())))
        .containsEntry("status", "undefined")
        .containsEntry("label", null)
        .containsEntry("trend", null);
    assertThat(compute("sentiment_trend", Map.of("windows", List.of(window(1, -0.7)))))
        .containsEntry("status", "ok")
        .containsEntry("label", "very_negative")
        .containsEntry("low_mean", -0.7)
        .containsEntry("trend", null);
    assertThat(
            compute(
                "sentiment_trend",
                Map.of("windows", List.of(window(1, -0.5), window(2, 0), window(3, 0.5)))))
        .containsEntry("trend", "improving")
        .containsEntry("high_position", 3.0)
        .containsEntry("p_value", null);
    Map<String, @Nullable Object> results =
        compute(
            "sentiment_trend",
            Map.of("windows", List.of(window(1, -0.5), window(2, 0.1), window(3, -0.2))));
    assertThat(results).containsEntry("trend", "stable").containsEntry("df", 1L);
    assertThat((Double) results.get("p_value")).isBetween(0.5, 1.0);
  }

  private static Map<String, Object> window(double position, double mean) {
    return Map.of("position", position, "mean", mean, "n", 4);
  }

  private static double power(Map<String, @Nullable Object> results, int point) {
    return (Double) ((List<?>) Objects.requireNonNull(results.get("power"))).get(point);
  }

  private static Map<String, @Nullable Object> compute(String method, Map<String, ?> inputs) {
    return Calculator.of(method).compute(inputs).toMap();
  }
}
