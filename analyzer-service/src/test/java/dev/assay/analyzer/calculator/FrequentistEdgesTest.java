package dev.assay.analyzer.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the reference cases do not ask: empty arms, single units, certainty, contradictions. */
class FrequentistEdgesTest {

  private static final Map<String, Object> ARM = Map.of("n", 4, "sum", 27, "sum_sq", 191);

  @Test
  void welchSaysWhatItKnowsOfFewUnits() {
    Map<String, Object> one = Map.of("n", 1, "sum", 5, "sum_sq", 25);
    Map<String, @Nullable Object> results = arms("welch_t_test", one, ARM);
    assertThat(results)
        .containsEntry("status", "undefined")
        .containsEntry("reason", "too_few_units")
        .containsEntry("mean_control", 5.0)
        .containsEntry("diff", 1.75)
        .containsEntry("rel_lift", 0.35)
        .containsEntry("var_control", null)
        .containsEntry("se", null)
        .containsEntry("p_value", null)
        .containsEntry("rel_fieller_kind", null);
    Map<String, Object> none = Map.of("n", 0, "sum", 0, "sum_sq", 0);
    assertThat(arms("welch_t_test", ARM, none))
        .containsEntry("reason", "too_few_units")
        .containsEntry("mean_treatment", null)
        .containsEntry("diff", null)
        .containsEntry("mean_control", 6.75);
  }

  @Test
  void welchHasNoLiftAboutZero() {
    Map<String, Object> zero = Map.of("n", 4, "sum", 0, "sum_sq", 8);
    assertThat(arms("welch_t_test", zero, ARM))
        .containsEntry("status", "ok")
        .containsEntry("rel_status", "undefined")
        .containsEntry("rel_lift", null)
        .containsEntry("rel_se_delta", null)
        .containsEntry("rel_fieller_kind", null)
        .containsEntry("rel_log_ci_low", null);
  }

  @Test
  void welchLooksToOneSide() {
    Map<String, Object> inputs = new LinkedHashMap<>(Map.of("control", ARM, "treatment", ARM));
    inputs.put("alternative", "greater");
    assertThat(compute("welch_t_test", inputs))
        .containsEntry("p_value", 0.5)
        .containsEntry("ci_high", "Infinity");
    inputs.put("alternative", "both");
    assertThatThrownBy(() -> compute("welch_t_test", inputs))
        .hasMessage("alternative is \"both\"; allowed is one of two_sided, greater, less");
  }

  @Test
  void fiellersSetCanBeOpen() {
    Map<String, Object> near = Map.of("n", 4, "sum", 0.5, "sum_sq", 8);
    assertThat(arms("welch_t_test", near, ARM))
        .containsEntry("rel_fieller_kind", "exclusive")
        .containsEntry("rel_fieller_ci_low", null)
        .containsKey("rel_fieller_excluded_low");
    assertThat(arms("welch_t_test", near, near))
        .containsEntry("rel_fieller_kind", "whole_line")
        .containsEntry("rel_fieller_ci_high", null);
  }

  @Test
  void samplesNeedTheFieldsOfTheirForm() {
    Map<String, Object> lost = Map.of("n", 1000, "sum", 1e15, "sum_sq", 1e27);
    assertThat(arms("welch_t_test", ARM, lost))
        .containsEntry("status", "insufficient_precision")
        .containsEntry("mean_control", null);
    assertThat(arms("welch_t_test", lost, ARM)).containsEntry("p_value", null);
    Map<String, Object> inputs =
        new LinkedHashMap<>(
            Map.of("control", Map.of("n", 1, "mean", 3), "treatment", Map.of("n", 2, "mean", 3)));
    assertThatThrownBy(() -> compute("welch_t_test", inputs))
        .hasMessage("control.sum is missing; allowed is a number");
    inputs.put("form", "centered");
    assertThatThrownBy(() -> compute("welch_t_test", inputs))
        .hasMessage("treatment.m2 is missing; allowed is a number");
    inputs.put("treatment", Map.of("n", 2, "mean", 3, "m2", 1));
    assertThat(compute("welch_t_test", inputs))
        .containsEntry("reason", "too_few_units")
        .containsEntry("mean_control", 3.0);
    inputs.put("treatment", Map.of("n", 2, "mean", 3, "m2", -1));
    assertThat(compute("welch_t_test", inputs)).containsEntry("status", "invalid_input");
  }

  @Test
  void proportionsOfNobody() {
    Map<String, Object> nobody = Map.of("n", 0, "conversions", 0);
    Map<String, Object> some = Map.of("n", 10, "conversions", 4);
    assertThat(arms("two_proportion_z", nobody, some))
        .containsEntry("reason", "too_few_units")
        .containsEntry("p_control", null)
        .containsEntry("score_ci_high", null)
        .containsEntry("newcombe_ci_low", null);
    assertThat(arms("two_proportion_z", some, nobody)).containsEntry("reason", "too_few_units");
    assertThat(compute("proportion_interval", nobody))
        .containsEntry("reason", "no_observations")
        .containsEntry("wilson_low", null);
    assertThat(compute("proportion_interval", Map.of("n", 3, "conversions", 4)))
        .containsEntry("status", "invalid_input")
        .containsEntry("p", null);
  }

  @Test
  void proportionsOfAllAndNone() {
    Map<String, Object> all = Map.of("n", 10, "conversions", 10);
    Map<String, Object> none = Map.of("n", 10, "conversions", 0);
    assertThat(arms("two_proportion_z", all, all))
        .containsEntry("reason", "pooled_proportion_0_or_1")
        .containsEntry("se_pooled", 0.0)
        // z^2 2n/(2n - 1) = 4.0436 over n more than that.
        .hasEntrySatisfying(
            "score_ci_low", value -> assertThat((double) value).isCloseTo(-0.28793, within(5e-6)))
        .containsEntry("p_value", null)
        .containsEntry("rel_lift", null);
    assertThat(arms("two_proportion_z", all, none))
        .containsEntry("status", "ok")
        .containsEntry("rel_lift", -1.0)
        .containsEntry("rel_delta_ci_low", -1.0)
        .containsEntry("rel_delta_p_value", null)
        .containsEntry("rel_log_ci_low", null);
  }

  @Test
  void ratesWithoutEvents() {
    Map<String, Object> none = Map.of("count", 0, "exposure", 10);
    assertThat(arms("poisson_rate_test", none, none))
        .containsEntry("status", "no_events")
        .containsEntry("rate_ratio", null)
        .containsEntry("rate_diff", 0.0)
        .containsEntry("p_exact_minlike", 1.0)
        .containsEntry("p_exact_doubled", 1.0)
        .containsEntry("p_exact_greater", 1.0)
        .containsEntry("p_score", null)
        .containsEntry("ratio_ci_low", 0.0)
        .containsEntry("ratio_ci_high", "Infinity");
    assertThat(arms("poisson_rate_test", none, Map.of("count", 1, "exposure", -1)))
        .containsEntry("status", "invalid_input")
        .containsEntry("rate_control", null);
  }

  @Test
  void effectSizesNeedVariance() {
    Map<String, Object> constant = Map.of("n", 4, "sum", 20, "sum_sq", 100);
    assertThat(arms("cohens_d", constant, constant))
        .containsEntry("reason", "zero_variance")
        .containsEntry("cohens_d", null);
    assertThat(arms("hedges_g", constant, ARM)).containsEntry("status", "ok");
  }

  @Test
  void mergingKnowsEmptyAndSingleParts() {
    assertThat(compute("moments_merge", Map.of("parts", List.of())))
        .containsEntry("n", 0L)
        .containsEntry("mean", null)
        .containsEntry("m2", 0.0)
        .containsEntry("variance", null);
    Map<String, Object> empty = Map.of("n", 0, "mean", 0, "m2", 0);
    Map<String, Object> one = Map.of("n", 1, "mean", 7, "m2", 0);
    assertThat(compute("moments_merge", Map.of("parts", List.of(empty, one))))
        .containsEntry("n", 1L)
        .containsEntry("mean", 7.0)
        .containsEntry("variance", null);
    assertThat(
            compute("moments_merge", Map.of("parts", List.of(Map.of("n", 1, "mean", 7, "m2", 1)))))
        .containsEntry("status", "invalid_input")
        .containsEntry("n", null);
    assertThat(
            compute("moments_merge", Map.of("parts", List.of(Map.of("n", 3, "mean", 7, "m2", -1)))))
        .containsEntry("status", "invalid_input");
  }

  @Test
  void splitsThatContradictThemselvesAreInvalid() {
    assertThat(split(List.of(10, 1, 10), List.of(1, 0, 1)))
        .containsEntry("status", "invalid_input")
        .containsEntry("reason", "units_without_traffic")
        .containsEntry("p_value", null);
    assertThat(split(List.of(10, 10), List.of(1))).containsEntry("status", "invalid_input");
    assertThat(split(List.of(10.5, 10), List.of(1, 1))).containsEntry("status", "invalid_input");
    assertThat(split(List.of(10, 10), List.of(1, -1))).containsEntry("status", "invalid_input");
    assertThat(split(List.of(10, 0), List.of(1, 0)))
        .containsEntry("reason", "too_few_arms")
        .containsEntry("df", 0L);
    assertThat(split(List.of(0, 0), List.of(0, 0))).containsEntry("df", 0L);
    assertThat(split(List.of(10, 0, 10), List.of(1, 0, 1)))
        .containsEntry("status", "ok")
        .containsEntry("df", 1L)
        .containsEntry("p_value", 1.0);
  }

  @Test
  void crossovers() {
    assertThat(compute("crossovers", Map.of("n", 0, "crossovers", 0)))
        .containsEntry("reason", "no_observations")
        .containsEntry("rate", null);
    assertThat(compute("crossovers", Map.of("n", 10_000, "crossovers", 30)))
        .containsEntry("rate", 0.003);
  }

  @Test
  void marginsAreOneOfTwo() {
    Map<String, Object> inputs = new LinkedHashMap<>(Map.of("control", ARM, "treatment", ARM));
    assertThatThrownBy(() -> compute("noninferiority", inputs))
        .hasMessage(
            "margin_abs and margin_rel are given both or not at all; allowed is one of the two");
    inputs.put("margin_abs", -1);
    assertThat(compute("noninferiority", inputs))
        .containsEntry("status", "invalid_input")
        .containsEntry("noninferior", null);
    inputs.put("margin_abs", 100);
    assertThat(compute("noninferiority", inputs))
        .containsEntry("noninferior", true)
        .containsEntry("t_ratio", null);
    inputs.put("margin_rel", 1);
    assertThatThrownBy(() -> compute("noninferiority", inputs)).isInstanceOf(InvalidInputs.class);
    inputs.remove("margin_abs");
    inputs.put("treatment", Map.of("n", 4, "sum", 20, "sum_sq", 100));
    assertThat(compute("noninferiority", inputs))
        .containsEntry("status", "ok")
        .containsEntry("p_value_ratio", null);
    inputs.put("control", Map.of("n", 4, "sum", 0, "sum_sq", 8));
    assertThat(compute("noninferiority", inputs))
        .containsEntry("reason", "zero_control")
        .containsEntry("p_value", null);
  }

  @Test
  void cupedWithoutUnitsOrAControl() {
    Map<String, Object> none = pairs(0, 0, 0, 0, 0, 0);
    Map<String, Object> some = pairs(4, 10, 30, 8, 20, 22);
    Map<String, Object> zero = pairs(4, 0, 30, 8, 20, 3);
    assertThat(arms("cuped", none, some))
        .containsEntry("reason", "too_few_units")
        .containsEntry("theta", null)
        .containsEntry("p_value_within", null);
    assertThat(arms("cuped", zero, some))
        .containsEntry("status", "ok")
        .containsEntry("rel_lift", null)
        .containsEntry("rel_se_delta_balanced", null);
    // Ten times 0.1: what rounding leaves of no variance is no slope.
    Map<String, Object> constant = pairs(10, 45, 285, 1, 0.10000000000000002, 4.5);
    assertThat(arms("cuped", constant, constant)).containsEntry("theta", 0.0);
  }

  @Test
  void ratiosNeedDenominators() {
    Map<String, Object> one =
        Map.of(
            "n", 1, "sum_num", 1, "sum_den", 2, "sum_num_sq", 1, "sum_den_sq", 4, "sum_num_den", 2);
    assertThat(arms("ratio_delta", one, one))
        .containsEntry("reason", "too_few_units")
        .containsEntry("rel_lift", null);
  }

  @Test
  void slicesAndStrata() {
    Map<String, Object> slice = Map.of("control", ARM, "treatment", ARM);
    Map<String, Object> empty = Map.of("n", 0);
    Map<String, Object> half = Map.of("control", ARM, "treatment", empty);
    Map<String, Object> lost = Map.of("n", 1000, "sum", 1e15, "sum_sq", 1e27);
    assertThat(compute("post_stratification", Map.of("strata", List.of(slice, slice))))
        .containsEntry("diff", 0.0)
        .containsEntry("p_value", 1.0);
    assertThat(compute("post_stratification", Map.of("strata", List.of(slice, half))))
        .containsEntry("reason", "stratum_without_arm")
        .containsEntry("diff", null);
    assertThat(
            compute(
                "post_stratification",
                Map.of("strata", List.of(Map.of("control", lost, "treatment", ARM)))))
        .containsEntry("status", "insufficient_precision");
    Map<String, @Nullable Object> slices =
        compute("heterogeneity", Map.of("slices", List.of(slice, half, slice)));
    assertThat(slices)
        .containsEntry("q", 0.0)
        .containsEntry("compared", List.of(true, false, true))
        .containsEntry("adjusted", List.of(1.0, 1.0));
    assertThat(compute("heterogeneity", Map.of("slices", List.of(slice))))
        .containsEntry("reason", "too_few_slices")
        .containsEntry("q", null);
    assertThat(compute("interaction", Map.of("under_control", slice, "under_treatment", slice)))
        .containsEntry("diff", 0.0);
    assertThat(compute("interaction", Map.of("under_control", half, "under_treatment", slice)))
        .containsEntry("reason", "too_few_units");
  }

  @Test
  void correctionsGiveLevelsForIntervals() {
    Map<String, @Nullable Object> results =
        compute("bonferroni", Map.of("p_values", List.of(0.01, 0.5), "alpha", 0.1));
    assertThat(results)
        .containsEntry("adjusted", List.of(0.02, 1.0))
        .containsEntry("reject", List.of(true, false))
        .containsEntry("interval_alpha", List.of(0.05, 0.05));
    assertThat(compute("holm", Map.of("p_values", List.of(1.5))))
        .containsEntry("status", "invalid_input")
        .containsEntry("adjusted", null);
  }

  @Test
  void farTailsOfRatesKeepTheirDigits() {
    Map<String, @Nullable Object> results =
        arms(
            "poisson_rate_test",
            Map.of("count", 0, "exposure", 1),
            Map.of("count", 900, "exposure", 1));
    double expected = Math.pow(2, -900);
    assertThat((Double) results.get("p_exact_greater"))
        .isCloseTo(expected, within(1e-10 * expected));
    assertThat((Double) results.get("p_exact_doubled"))
        .isCloseTo(2 * expected, within(1e-10 * expected));
  }

  private static Map<String, Object> pairs(
      int n, double y, double ySquared, double x, double xSquared, double product) {
    return Map.of(
        "n",
        n,
        "sum_y",
        y,
        "sum_y_sq",
        ySquared,
        "sum_x",
        x,
        "sum_x_sq",
        xSquared,
        "sum_xy",
        product);
  }

  private static Map<String, @Nullable Object> split(List<Number> counts, List<Number> weights) {
    return compute("chi_square_srm", Map.of("counts", counts, "weights", weights));
  }

  private static Map<String, @Nullable Object> arms(
      String method, Map<String, Object> control, Map<String, Object> treatment) {
    return compute(method, Map.of("control", control, "treatment", treatment));
  }

  private static Map<String, @Nullable Object> compute(String method, Map<?, ?> inputs) {
    return Calculator.of(method).compute(inputs).toMap();
  }
}
