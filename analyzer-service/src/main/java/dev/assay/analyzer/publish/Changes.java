package dev.assay.analyzer.publish;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Recommendation;
import java.time.Instant;
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
        || !Objects.equals(before.getWinner(), after.getWinner());
  }

  private static Analysis timeless(Analysis analysis) {
    return Analysis.newBuilder(analysis)
        .setComputedAt(Instant.EPOCH)
        .setRecommendation(
            Recommendation.newBuilder(analysis.getRecommendation()).setTime(Instant.EPOCH).build())
        .build();
  }
}
