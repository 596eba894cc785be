package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.Alert;
import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Recommendation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A decision is reached, or a reached one is another one now. */
final class DecisionAlerts {

  private DecisionAlerts() {}

  static Optional<Alert> of(@Nullable Analysis before, Analysis after) {
    Recommendation present = after.getRecommendation();
    String now = outcome(present);
    String past = before == null ? "" : outcome(before.getRecommendation());
    if (now.equals(past)) {
      return Optional.empty();
    }
    // The analysis before is on its topic: a repeat after a restart compares with the same one.
    String since = before == null ? "" : before.getComputedAt().toString();
    return Optional.of(
        Alert.newBuilder()
            .setAlertId(AlertIds.of(after.getExperimentId(), "decision", past, now, since))
            .setExperimentId(after.getExperimentId())
            .setTime(after.getComputedAt())
            .setKind(past.isEmpty() ? AlertKind.DECISION_REACHED : AlertKind.DECISION_CHANGED)
            .setMessage(past.isEmpty() ? reached(now, present) : changed(past, now, present))
            .build());
  }

  private static String reached(String now, Recommendation recommendation) {
    return sentences("The decision is reached: " + now + ".", recommendation.getReasons());
  }

  private static String changed(String past, String now, Recommendation recommendation) {
    return sentences(
        "The decision was: %s. It is now: %s.".formatted(past, now.isEmpty() ? "to continue" : now),
        recommendation.getChanges().isEmpty()
            ? recommendation.getReasons()
            : recommendation.getChanges());
  }

  /** Empty while none is reached. */
  private static String outcome(Recommendation recommendation) {
    return switch (recommendation.getDecision()) {
      case SHIP_TREATMENT -> "to ship '%s'".formatted(recommendation.getWinner());
      case SHIP_CONTROL -> "to keep the control";
      case STOP -> "to stop";
      case INCONCLUSIVE -> "to end without a winner";
      case CONTINUE, UNKNOWN -> "";
    };
  }

  private static String sentences(String first, List<String> more) {
    return more.isEmpty() ? first : first + " " + String.join(" ", more);
  }
}
