package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.Recommendation;
import dev.assay.schemas.avro.Decision;
import dev.assay.schemas.avro.Experiment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a recommendation as the contract's record. */
final class Recommendations {

  private Recommendations() {}

  static dev.assay.schemas.avro.Recommendation record(
      Experiment experiment, Instant time, Recommendation recommendation) {
    return dev.assay.schemas.avro.Recommendation.newBuilder()
        .setExperimentId(experiment.getId())
        .setExperimentVersion(experiment.getVersion())
        .setTime(time)
        .setDecision(decision(recommendation))
        .setWinner(winner(recommendation))
        .setViolatedGuardrails(recommendation.violatedGuardrails())
        .setReasons(recommendation.reasons())
        .build();
  }

  private static Decision decision(Recommendation recommendation) {
    return switch (recommendation) {
      case Recommendation.Continue go -> Decision.CONTINUE;
      case Recommendation.ShipTreatment ship -> Decision.SHIP_TREATMENT;
      case Recommendation.ShipControl ship -> Decision.SHIP_CONTROL;
      case Recommendation.Stop stop -> Decision.STOP;
      case Recommendation.Inconclusive inconclusive -> Decision.INCONCLUSIVE;
    };
  }

  private static @Nullable String winner(Recommendation recommendation) {
    return switch (recommendation) {
      case Recommendation.ShipTreatment ship -> ship.winner();
      case Recommendation.ShipControl ship -> ship.winner();
      case Recommendation.Continue go -> null;
      case Recommendation.Stop stop -> null;
      case Recommendation.Inconclusive inconclusive -> null;
    };
  }
}
