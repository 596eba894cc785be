package dev.assay.analyzer.decision;

import dev.assay.analyzer.decision.PrimaryEvidence.Tested;
import dev.assay.analyzer.decision.PrimaryEvidence.Untested;
import dev.assay.analyzer.statistics.difference.Difference;
import java.util.Locale;

/** The words of reasons about the primary metric. */
final class PrimarySentences {

  private PrimarySentences() {}

  static String better(String treatment, Tested primary) {
    return Words.change(treatment, primary.metric(), "better", primary.difference())
        + basis(primary.test());
  }

  static String worse(String treatment, Tested primary) {
    return Words.change(treatment, primary.metric(), "worse", primary.difference())
        + basis(primary.test());
  }

  static String noEffect(String treatment, Tested primary) {
    Difference difference = primary.difference();
    return String.format(
            Locale.ROOT,
            "%s: no clear change of %s, %+.4g with %.4g to %+.4g",
            treatment,
            primary.metric(),
            difference.value(),
            difference.interval().low(),
            difference.interval().high())
        + basis(primary.test());
  }

  static String untested(String treatment, Untested primary) {
    return String.format(
        Locale.ROOT,
        "%s: %s could not be compared: %s.",
        treatment,
        primary.metric(),
        primary.reason().code());
  }

  private static String basis(PrimaryTest test) {
    return switch (test) {
      case PrimaryTest.PValue p ->
          String.format(Locale.ROOT, " (adjusted p = %.3g, level %.3g).", p.adjusted(), p.level());
      case PrimaryTest.Posterior posterior ->
          String.format(
              Locale.ROOT,
              " (probability to be better %.4g, needed %s%s).",
              posterior.better(),
              posterior.limits().minimumProbability(),
              posterior.relativeLoss().isPresent()
                  ? String.format(
                      Locale.ROOT,
                      "; expected loss %s %%",
                      Words.percent(posterior.relativeLoss().getAsDouble()))
                  : "");
      case PrimaryTest.Pending pending -> "; no look has been reached.";
    };
  }
}
