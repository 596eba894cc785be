package dev.assay.analyzer.decision;

import dev.assay.analyzer.decision.PrimaryEvidence.Tested;
import dev.assay.analyzer.decision.PrimaryEvidence.Untested;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.margin.MarginResult;
import dev.assay.analyzer.statistics.quality.SampleRatio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** The words of reasons. Numbers are written for people: the analysis has every digit. */
final class Sentences {

  private Sentences() {}

  static String incomplete(int answered, int expected) {
    return String.format(Locale.ROOT, "Only %d of %d partitions answered.", answered, expected);
  }

  static String noUnits() {
    return "No unit has been exposed yet.";
  }

  static String sampleRatioMismatch(SampleRatio ratio) {
    return String.format(
        Locale.ROOT,
        "Sample-ratio mismatch: the units per variant do not fit the traffic shares (chi-square"
            + " %.4g, %d degrees of freedom, p = %.3g, limit %s), so no comparison can be trusted.",
        ratio.chiSquare(),
        ratio.degreesOfFreedom(),
        ratio.pValue(),
        DecisionRule.SAMPLE_RATIO_LIMIT);
  }

  static String unitsWithoutTraffic() {
    return "Sample-ratio mismatch: units were counted in a variant that gets 0 % of the traffic.";
  }

  static String unitsSoFar(long units, long required) {
    return String.format(Locale.ROOT, "%d of %d required units so far.", units, required);
  }

  static String violated(String treatment, GuardrailEvidence guardrail) {
    return switch (guardrail.answer()) {
      case Defined<MarginResult> defined ->
          String.format(
              Locale.ROOT,
              "%s breaks the guardrail %s: it is more than %s %% worse than the control (one-sided"
                  + " p = %.3g, confidence level %s).",
              treatment,
              guardrail.metric(),
              percent(guardrail.maxDegradation()),
              defined.value().pInferior(),
              guardrail.confidenceLevel());
      case Undefined<MarginResult> undefined -> undetermined(treatment, guardrail, undefined);
    };
  }

  static String kept(String treatment, GuardrailEvidence guardrail) {
    return margin(treatment, guardrail, "keeps");
  }

  static String notKept(String treatment, GuardrailEvidence guardrail) {
    return margin(treatment, guardrail, "is not shown to keep");
  }

  static String better(String treatment, Tested primary, double level) {
    return change(treatment, primary.metric(), "better", primary.difference())
        + String.format(
            Locale.ROOT, " (Holm-adjusted p = %.3g, level %s).", primary.adjustedPValue(), level);
  }

  static String worse(String treatment, Tested primary, double level) {
    return change(treatment, primary.metric(), "worse", primary.difference())
        + String.format(
            Locale.ROOT, " (Holm-adjusted p = %.3g, level %s).", primary.adjustedPValue(), level);
  }

  static String noEffect(String treatment, Tested primary, double level) {
    return String.format(
        Locale.ROOT,
        "%s: no significant change of %s, %+.4g with %.4g to %+.4g (Holm-adjusted p = %.3g, level"
            + " %s).",
        treatment,
        primary.metric(),
        primary.difference().value(),
        primary.difference().interval().low(),
        primary.difference().interval().high(),
        primary.adjustedPValue(),
        level);
  }

  static String untested(String treatment, Untested primary) {
    return String.format(
        Locale.ROOT,
        "%s: %s could not be compared: %s.",
        treatment,
        primary.metric(),
        primary.reason().code());
  }

  static String deteriorated(String treatment, MetricEvidence metric, double level) {
    return switch (metric.answer()) {
      case Defined<Difference> defined ->
          change(treatment, metric.metric(), "worse", defined.value())
              + String.format(
                  Locale.ROOT,
                  " (p = %.3g, level %s), so it cannot ship.",
                  defined.value().pValue(),
                  level);
      case Undefined<Difference> undefined ->
          String.format(
              Locale.ROOT,
              "%s: %s could not be compared: %s.",
              treatment,
              metric.metric(),
              undefined.reason().code());
    };
  }

  static String best(String treatment, Tested primary, int candidates) {
    return String.format(
        Locale.ROOT,
        "%s improves %s by %.4g standard errors, the most of %d treatments that may ship.",
        treatment,
        primary.metric(),
        primary.improvementOverNoise(),
        candidates);
  }

  private static String margin(String treatment, GuardrailEvidence guardrail, String verb) {
    return switch (guardrail.answer()) {
      case Defined<MarginResult> defined ->
          String.format(
              Locale.ROOT,
              "%s %s the guardrail %s: at most %s %% worse than the control (one-sided p = %.3g,"
                  + " confidence level %s).",
              treatment,
              verb,
              guardrail.metric(),
              percent(guardrail.maxDegradation()),
              defined.value().pNonInferior(),
              guardrail.confidenceLevel());
      case Undefined<MarginResult> undefined -> undetermined(treatment, guardrail, undefined);
    };
  }

  private static String undetermined(
      String treatment, GuardrailEvidence guardrail, Undefined<?> undefined) {
    return String.format(
        Locale.ROOT,
        "%s is not shown to keep the guardrail %s: it could not be tested: %s.",
        treatment,
        guardrail.metric(),
        undefined.reason().code());
  }

  private static String change(
      String treatment, String metric, String word, Difference difference) {
    String lift =
        difference
            .lift()
            .map(value -> String.format(Locale.ROOT, ", %+.3g %%", 100 * value.value()))
            .orElse("");
    return String.format(
        Locale.ROOT,
        "%s: %s is %s than the control's by %.4g%s",
        treatment,
        metric,
        word,
        Math.abs(difference.value()),
        lift);
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(100 * share)
        .round(new MathContext(4))
        .stripTrailingZeros()
        .toPlainString();
  }
}
