package dev.assay.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.avro.SumState;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.RatioMoments;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer agrees with values of 50 digits, at the tolerances that the cases name. */
class ReferenceCasesTest {

  static Stream<ReferenceCase> welch() {
    // Sums that were rounded to doubles before anyone looked are no input here: the contract's sums
    // are pairs of doubles, which hold the variance that such a case has lost.
    return ReferenceCase.ofMethod("welch_t_test")
        .filter(reference -> !reference.id().equals("dev-welch-t-test-12"));
  }

  @ParameterizedTest
  @MethodSource("welch")
  void welchTTest(ReferenceCase reference) {
    WelchTTest test = WelchTTest.withDefaults().with(level(reference));
    DifferenceAnswer answer;
    if (reference.input().get("form") == null) {
      answer = test.test(moments(reference, "control"), moments(reference, "treatment"));
    } else {
      answer =
          test.test(
              reference.count("control", "n"),
              reference.number("control", "mean"),
              reference.number("control", "m2") / (reference.count("control", "n") - 1),
              reference.count("treatment", "n"),
              reference.number("treatment", "mean"),
              reference.number("treatment", "m2") / (reference.count("treatment", "n") - 1));
    }
    verify(reference, answer, "t", "ci");
  }

  static Stream<ReferenceCase> proportions() {
    return ReferenceCase.ofMethod("two_proportion_z");
  }

  @ParameterizedTest
  @MethodSource("proportions")
  void twoProportionZTest(ReferenceCase reference) {
    TwoProportionZTest test = TwoProportionZTest.withDefaults().with(level(reference));
    Proportion control = proportion(reference, "control");
    Proportion treatment = proportion(reference, "treatment");
    Interval newcombe = test.interval(control, treatment);
    Interval wilson = control.wilson(level(reference));
    reference.verify(
        Map.of(
            "p_control", control.rate(),
            "wilson_control_low", wilson.low(),
            "wilson_control_high", wilson.high(),
            "newcombe_ci_low", newcombe.low(),
            "newcombe_ci_high", newcombe.high()));
    verify(reference, test.test(control, treatment), "z", "newcombe_ci");
  }

  static Stream<ReferenceCase> intervals() {
    return ReferenceCase.ofMethod("proportion_interval");
  }

  @ParameterizedTest
  @MethodSource("intervals")
  void wilsonInterval(ReferenceCase reference) {
    Interval wilson =
        new Proportion(reference.count("conversions"), reference.count("n"))
            .wilson(level(reference));
    reference.verify(Map.of("wilson_low", wilson.low(), "wilson_high", wilson.high()));
  }

  static Stream<ReferenceCase> ratios() {
    return ReferenceCase.ofMethod("ratio_delta");
  }

  @ParameterizedTest
  @MethodSource("ratios")
  void ratioDeltaTest(ReferenceCase reference) {
    verify(
        reference,
        RatioDeltaTest.withDefaults()
            .with(level(reference))
            .test(ratioMoments(reference, "control"), ratioMoments(reference, "treatment")),
        "t",
        "ci");
  }

  static Stream<ReferenceCase> margins() {
    return ReferenceCase.ofMethod("noninferiority")
        .filter(reference -> reference.input().get("margin_rel") != null);
  }

  @ParameterizedTest
  @MethodSource("margins")
  void nonInferiorityTest(ReferenceCase reference) {
    MarginAnswer answer =
        NonInferiorityTest.withDefaults()
            .with(Direction.of(reference.input("higher_is_better").getBooleanValue()))
            .test(
                Estimate.ofMean(moments(reference, "control")),
                Estimate.ofMean(moments(reference, "treatment")),
                reference.number("margin_rel"));
    assertThat(answer).isInstanceOf(MarginResult.class);
    MarginResult result = (MarginResult) answer;
    reference.verify(
        Map.of(
            "t_ratio", result.statistic(),
            "df_ratio", result.degreesOfFreedom(),
            "p_value_ratio", result.pNonInferior()));
  }

  static Stream<ReferenceCase> sampleRatios() {
    return ReferenceCase.ofMethod("chi_square_srm");
  }

  @ParameterizedTest
  @MethodSource("sampleRatios")
  void sampleRatioTest(ReferenceCase reference) {
    JsonNode counts = reference.input("counts");
    JsonNode weights = reference.input("weights");
    List<SampleRatioTest.Arm> arms = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      arms.add(
          new SampleRatioTest.Arm(
              Objects.requireNonNull(counts.get(i)).getLongValue(),
              Objects.requireNonNull(weights.get(i)).getDoubleValue()));
    }
    switch (SampleRatioTest.test(arms)) {
      case SampleRatio result ->
          reference.verify(
              Map.of(
                  "statistic", result.chiSquare(),
                  "df", (double) result.degreesOfFreedom(),
                  "p_value", result.pValue()));
      case Undefined undefined -> verifyUndefined(reference, undefined);
    }
  }

  static Stream<ReferenceCase> holm() {
    return ReferenceCase.ofMethod("holm");
  }

  @ParameterizedTest
  @MethodSource("holm")
  void holmCorrection(ReferenceCase reference) {
    JsonNode p = reference.input("p_values");
    double[] values = new double[p.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Objects.requireNonNull(p.get(i)).getDoubleValue();
    }
    double[] adjusted = Holm.adjust(values);
    for (int i = 0; i < values.length; i++) {
      reference.verify(
          "adjusted", Objects.requireNonNull(reference.expected("adjusted").get(i)), adjusted[i]);
    }
  }

  private static void verify(
      ReferenceCase reference, DifferenceAnswer answer, String statistic, String interval) {
    switch (answer) {
      case Difference difference -> reference.verify(fields(difference, statistic, interval));
      case Undefined undefined -> verifyUndefined(reference, undefined);
    }
    if (answer instanceof Difference difference && reference.expects("rel_fieller_kind")) {
      assertThat(kind(difference))
          .isEqualTo(reference.expected("rel_fieller_kind").getStringValue());
    }
  }

  private static void verifyUndefined(ReferenceCase reference, Undefined undefined) {
    assertThat(reference.expected("p_value").isNull()).as(reference.id()).isTrue();
    assertThat(undefined.reason().code()).isEqualTo(reference.expected("reason").getStringValue());
  }

  private static Map<String, Double> fields(
      Difference difference, String statistic, String interval) {
    Map<String, Double> fields = new TreeMap<>();
    fields.put("diff", difference.value());
    fields.put("se", difference.standardError());
    fields.put("se_pooled", difference.standardError());
    fields.put(statistic, difference.statistic());
    fields.put("df", difference.degreesOfFreedom());
    fields.put("p_value", difference.pValue());
    fields.put(interval + "_low", difference.interval().low());
    fields.put(interval + "_high", difference.interval().high());
    difference.lift().ifPresent(lift -> fields.put("rel_lift", lift.value()));
    if (difference.lift().isPresent()) {
      switch (difference.lift().get().interval()) {
        case LiftInterval.Bounded bounded -> {
          fields.put("rel_fieller_ci_low", bounded.low());
          fields.put("rel_fieller_ci_high", bounded.high());
        }
        case LiftInterval.Exclusive exclusive ->
            assertThat(exclusive.low()).isLessThan(exclusive.high());
        case LiftInterval.WholeLine whole -> assertThat(whole).isNotNull();
      }
    }
    return fields;
  }

  private static String kind(Difference difference) {
    return switch (difference.lift().orElseThrow().interval()) {
      case LiftInterval.Bounded bounded -> "bounded";
      case LiftInterval.Exclusive exclusive -> "exclusive";
      case LiftInterval.WholeLine whole -> "whole_line";
    };
  }

  private static ConfidenceLevel level(ReferenceCase reference) {
    return new ConfidenceLevel(reference.number("alpha"));
  }

  private static Proportion proportion(ReferenceCase reference, String arm) {
    return new Proportion(reference.count(arm, "conversions"), reference.count(arm, "n"));
  }

  private static Moments moments(ReferenceCase reference, String arm) {
    return Moments.of(
        new MomentsState(
            reference.count(arm, "n"), sum(reference, arm, "sum"), sum(reference, arm, "sum_sq")));
  }

  private static RatioMoments ratioMoments(ReferenceCase reference, String arm) {
    return RatioMoments.of(
        new RatioMomentsState(
            reference.count(arm, "n"),
            sum(reference, arm, "sum_num"),
            sum(reference, arm, "sum_den"),
            sum(reference, arm, "sum_num_sq"),
            sum(reference, arm, "sum_den_sq"),
            sum(reference, arm, "sum_num_den")));
  }

  private static SumState sum(ReferenceCase reference, String arm, String key) {
    return new SumState(reference.number(arm, key), 0.0);
  }
}
