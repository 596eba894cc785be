package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.Outlook;
import dev.assay.analyzer.decision.Recommendation;
import dev.assay.schemas.avro.Decision;
import dev.assay.schemas.avro.PartitionProgress;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a recommendation as the contract's record. */
final class Recommendations {

  private Recommendations() {}

  /** What was decided; times, figures, the policy and offsets are the caller's. */
  static dev.assay.schemas.avro.Recommendation.Builder record(Recommendation recommendation) {
    dev.assay.schemas.avro.Recommendation.Builder written =
        dev.assay.schemas.avro.Recommendation.newBuilder()
            .setViolatedGuardrails(recommendation.grounds().violatedGuardrails())
            .setReasons(recommendation.grounds().reasons());
    return switch (recommendation) {
      case Recommendation.Continue go -> outlook(written.setDecision(Decision.CONTINUE), go);
      case Recommendation.ShipTreatment ship ->
          written
              .setDecision(Decision.SHIP_TREATMENT)
              .setWinner(ship.winner())
              .setConfidence(nullable(ship.confidence()));
      case Recommendation.ShipControl ship ->
          written.setDecision(Decision.SHIP_CONTROL).setWinner(ship.winner());
      case Recommendation.Stop stop -> written.setDecision(Decision.STOP);
      case Recommendation.Inconclusive inconclusive -> written.setDecision(Decision.INCONCLUSIVE);
    };
  }

  /** Offsets by topic, by partition. */
  static Map<String, Map<String, Long>> offsets(List<PartitionProgress> partitions) {
    Map<String, Map<String, Long>> offsets = new TreeMap<>();
    for (PartitionProgress partition : partitions) {
      offsets.put(
          String.valueOf(partition.getPartition()), new TreeMap<>(partition.getNextOffsets()));
    }
    return offsets;
  }

  private static dev.assay.schemas.avro.Recommendation.Builder outlook(
      dev.assay.schemas.avro.Recommendation.Builder written, Recommendation.Continue go) {
    Outlook outlook = go.outlook();
    return written
        .setDaysRemaining(nullable(outlook.daysRemaining()))
        .setCurrentPower(nullable(outlook.currentPower()));
  }

  private static @Nullable Double nullable(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
