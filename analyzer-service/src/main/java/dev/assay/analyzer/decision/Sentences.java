package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.quality.Crossovers;
import java.util.Locale;
import java.util.OptionalDouble;

/** The words of reasons about the experiment as a whole. */
final class Sentences {

  private static final String NO_TRUST = ", so no comparison can be trusted.";

  private Sentences() {}

  static String incomplete(int answered, int expected) {
    return String.format(Locale.ROOT, "Only %d of %d partitions answered.", answered, expected);
  }

  static String noUnits() {
    return "No unit has been exposed yet.";
  }

  static String sampleRatioMismatch(double p, double level) {
    return String.format(
            Locale.ROOT,
            "Sample-ratio mismatch: the units per variant do not fit the traffic shares (always"
                + " valid p = %.3g, limit %s)",
            p,
            level)
        + NO_TRUST;
  }

  static String sampleRatioMismatch(Split.SliceSplit slice, double level) {
    return String.format(
            Locale.ROOT,
            "Sample-ratio mismatch where %s: the units per variant do not fit the traffic shares"
                + " (always valid p, adjusted over the slices, = %.3g, limit %s)",
            slice.name(),
            slice.adjustedPValue(),
            level)
        + NO_TRUST;
  }

  static String unitsWithoutTraffic() {
    return "Sample-ratio mismatch: units were counted in a variant that gets 0 % of the traffic.";
  }

  static String crossovers(Crossovers crossovers, double maximum) {
    return String.format(
            Locale.ROOT,
            "%s %% of the units were seen in more than one variant (limit %s %%, p = %.3g)",
            Words.percent(crossovers.rate()),
            Words.percent(maximum),
            crossovers.pValue())
        + NO_TRUST;
  }

  static String tooShort(Evidence evidence, Policy policy) {
    return String.format(
        Locale.ROOT,
        "It has run for %s of at least %s hours.",
        Words.hours(evidence.runTime()),
        Words.hours(policy.minimumRun()));
  }

  static String unitsSoFar(Evidence evidence, Policy policy) {
    return String.format(
            Locale.ROOT, "%d of %d required units so far", evidence.units(), policy.requiredUnits())
        + figure("; %.1f more days at this traffic", evidence.outlook().daysRemaining())
        + figure("; power so far %.2f", evidence.outlook().currentPower())
        + ".";
  }

  static String budgetExceeded(Evidence evidence, Policy policy) {
    return String.format(
        Locale.ROOT,
        "The budget is exceeded: %d units in %s hours, with %s units and %s hours allowed.",
        evidence.units(),
        Words.hours(evidence.runTime()),
        policy.budget().units().isPresent() ? policy.budget().units().getAsLong() : "any number of",
        policy.budget().time().map(Words::hours).orElse("any number of"));
  }

  static String futile(double power, double limit) {
    return String.format(
        Locale.ROOT,
        "It is futile to go on: the smallest effect worth finding would be found with a"
            + " conditional power of %.3g, below %s.",
        power,
        limit);
  }

  static String worseAtAnyLook(String treatment, String metric, double p, double level) {
    return String.format(
        Locale.ROOT,
        "%s: %s is worse than the control's (always valid p over all treatments = %.3g, level"
            + " %.3g).",
        treatment,
        metric,
        p,
        level);
  }

  static String deteriorated(String treatment, MetricEvidence metric, double level) {
    Difference difference = metric.answer().orElseThrow();
    return Words.change(treatment, metric.metric(), "worse", difference)
        + String.format(
            Locale.ROOT, " (p = %.3g, level %s), so it cannot ship.", difference.pValue(), level);
  }

  static String best(String treatment, String metric, double expectedLoss, int candidates) {
    return String.format(
        Locale.ROOT,
        "%s has the smallest expected loss of %s, %.3g, of %d treatments that may ship.",
        treatment,
        metric,
        expectedLoss,
        candidates);
  }

  private static String figure(String text, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, text, value.getAsDouble()) : "";
  }
}
