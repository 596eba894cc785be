package dev.assay.analyzer.publish;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Figure;
import dev.assay.schemas.avro.Recommendation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What is worth telling: times alone are not. */
final class Changes {

  private Changes() {}

  /** Whether anything but the time of computation differs. */
  static boolean inAnalysis(Analysis before, Analysis after) {
    return !timeless(before).equals(timeless(after));
  }

  /** Whether something else is to be done, whatever the reasons. */
  static boolean inRecommendation(Recommendation before, Recommendation after) {
    return before.getDecision() != after.getDecision()
        || !Objects.equals(before.getWinner(), after.getWinner())
        || !before.getPolicyVersion().equals(after.getPolicyVersion());
  }

  /** What changed, in sentences: the decision, the guardrails, and every figure it rests on. */
  static List<String> between(Recommendation before, Recommendation after) {
    List<String> changes = new ArrayList<>();
    changes.add("The decision was %s; it is %s.".formatted(name(before), name(after)));
    if (!before.getViolatedGuardrails().equals(after.getViolatedGuardrails())) {
      changes.add(
          "Broken guardrails were %s; they are %s."
              .formatted(before.getViolatedGuardrails(), after.getViolatedGuardrails()));
    }
    if (!before.getPolicyVersion().equals(after.getPolicyVersion())) {
      changes.add(
          "The policy was %s; it is %s."
              .formatted(before.getPolicyVersion(), after.getPolicyVersion()));
    }
    Map<String, Double> figures = new HashMap<>();
    before.getFigures().forEach(figure -> figures.put(figure.getName(), figure.getValue()));
    for (Figure figure : after.getFigures()) {
      Double was = figures.get(figure.getName());
      if (was != null && was != figure.getValue()) {
        changes.add(
            String.format(
                Locale.ROOT, "%s was %.6g; it is %.6g.", figure.getName(), was, figure.getValue()));
      }
    }
    return changes;
  }

  private static String name(Recommendation recommendation) {
    String decision = recommendation.getDecision().name().toLowerCase(Locale.ROOT);
    return recommendation.getWinner() == null
        ? decision
        : decision + " " + recommendation.getWinner();
  }

  private static Analysis timeless(Analysis analysis) {
    return Analysis.newBuilder(analysis)
        .setComputedAt(Instant.EPOCH)
        .setRecommendation(
            Recommendation.newBuilder(analysis.getRecommendation())
                .setTime(Instant.EPOCH)
                .setChanges(List.of())
                .build())
        .build();
  }
}
