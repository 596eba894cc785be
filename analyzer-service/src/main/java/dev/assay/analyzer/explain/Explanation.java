package dev.assay.analyzer.explain;

import dev.assay.analyzer.analysis.Analyses;
import dev.assay.analyzer.analysis.Registration;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.DecisionRecord;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.InterimLook;
import dev.assay.schemas.avro.Recommendation;
import java.util.List;

/**
 * A recorded decision beside the one that its inputs give now.
 *
 * @param other recomputed, by the record's policy or by another one
 * @param differences in the order of the contract's fields; empty when both are the same
 */
public record Explanation(
    DecisionRecord decision, Recommendation other, List<Difference> differences) {

  /**
   * Takes the decision again by its own policy.
   *
   * @throws IllegalArgumentException when the record's parts do not fit each other
   */
  public static Explanation of(DecisionRecord decision) {
    return of(decision, decision.getExperiment(), decision.getLooks());
  }

  /**
   * What the same data would have decided by another policy.
   *
   * <p>Looks that were taken before count only where the other policy would have taken them too;
   * else the data are those of its first look.
   *
   * @param experiment the recorded one with another policy
   * @throws IllegalArgumentException naming the first figure of the policy that is out of range
   */
  public static Explanation under(DecisionRecord decision, Experiment experiment) {
    return of(
        decision,
        experiment,
        takesTheSameLooks(decision.getExperiment(), experiment) ? decision.getLooks() : List.of());
  }

  /** Whether every bit is the same, but for what tells of the recommendation before. */
  public boolean isSame() {
    return differences.isEmpty();
  }

  private static Explanation of(
      DecisionRecord decision, Experiment experiment, List<InterimLook> looks) {
    Recommendation other =
        Analyses.analyse(experiment, decision.getSummaries(), looks, decision.getTime())
            .getRecommendation();
    return new Explanation(
        decision, other, Differences.between(decision.getRecommendation(), other));
  }

  private static boolean takesTheSameLooks(Experiment recorded, Experiment other) {
    DecisionPolicy was = Registration.policy(recorded);
    DecisionPolicy is = Registration.policy(other);
    return was.getMethod() == DecisionMethod.GROUP_SEQUENTIAL
        && is.getMethod() == was.getMethod()
        && is.getLooks() == was.getLooks()
        && is.getSpending() == was.getSpending()
        && is.getCorrection() == was.getCorrection()
        && other.getPrimaryMetric().equals(recorded.getPrimaryMetric())
        && other.getRequiredSampleSize() == recorded.getRequiredSampleSize()
        && Double.compare(other.getSignificanceLevel(), recorded.getSignificanceLevel()) == 0;
  }
}
