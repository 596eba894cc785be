package dev.assay.analyzer.automation;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Recommendation;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why the analyzer changes an experiment, as the audit log keeps it. */
final class Reason {

  private static final int LONGEST = 1000;

  private Reason() {}

  static String of(Action action, Recommendation recommendation) {
    String what =
        switch (action) {
          case Action.None none -> "";
          case Action.Stop stop -> "Recommended to stop. ";
          case Action.Graduate graduate ->
              "Recommended to ship '%s'. ".formatted(graduate.winner());
        };
    String policy =
        recommendation.getPolicyVersion().isEmpty()
            ? ""
            : " Policy " + recommendation.getPolicyVersion() + ".";
    String reasons = String.join(" ", recommendation.getReasons());
    int room = LONGEST - what.length() - policy.length();
    return what + cut(reasons, room) + policy;
  }

  /** Why a bandit's weights change: the chances that they follow. */
  static String ofWeights(Analysis analysis) {
    return analysis.getStandings().stream()
        .map(
            standing ->
                String.format(
                    Locale.ROOT,
                    "%s %.1f %%",
                    standing.getVariantId(),
                    100 * standing.getProbabilityBest()))
        .collect(Collectors.joining(", ", "Chances to be the best: ", "."));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, Math.max(0, length - 3)) + "...";
  }
}
