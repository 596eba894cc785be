package dev.assay.analyzer.automation;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.Automation;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.Recommendation;
import dev.assay.schemas.avro.Variant;
import java.util.List;
import java.util.Set;

/** Decides what is carried out. */
public final class AutomationRule {

  /** As whom the analyzer changes experiments: its token has to have this name. */
  public static final String ACTOR = "assay-analyzer";

  /** The changes by which a recommendation is carried out. */
  private static final Set<String> ENDING = Set.of("stop", "graduate");

  private AutomationRule() {}

  /**
   * What is to be done.
   *
   * @param analysis of this version of the experiment
   * @param audit the experiment's changes
   */
  public static Action decide(Experiment experiment, Analysis analysis, List<AuditEntry> audit) {
    Automation automation =
        experiment.getDecisionPolicy() == null
            ? Automation.ADVISE
            : experiment.getDecisionPolicy().getAutomation();
    if (automation == Automation.ADVISE || automation == Automation.UNKNOWN) {
      return new Action.None("The policy leaves it to people");
    }
    if (experiment.getState() != ExperimentState.RUNNING
        && experiment.getState() != ExperimentState.PAUSED) {
      return new Action.None("The experiment does not run");
    }
    if (analysis.getExperimentVersion() != experiment.getVersion()) {
      return new Action.None("The analysis is of another version");
    }
    // Every change leaves an entry: without the latest, a resume might not have been seen.
    if (audit.stream()
        .noneMatch(entry -> entry.getExperimentVersion() == experiment.getVersion())) {
      return new Action.None("The audit log is not known up to this version");
    }
    if (audit.stream().anyMatch(AutomationRule::isCarriedOut)) {
      return new Action.None("It was carried out before, and somebody took it back");
    }
    return carryOut(experiment, analysis.getRecommendation(), automation == Automation.SHIP);
  }

  /** Whether the change was a recommendation that the analyzer carried out, and no bandit's. */
  static boolean isCarriedOut(AuditEntry entry) {
    return entry.getActor().equals(ACTOR) && ENDING.contains(entry.getAction());
  }

  private static Action carryOut(
      Experiment experiment, Recommendation recommendation, boolean ships) {
    return switch (recommendation.getDecision()) {
      case STOP -> new Action.Stop();
      case SHIP_TREATMENT, SHIP_CONTROL ->
          ships
              ? graduate(experiment, recommendation)
              : new Action.None("The policy leaves shipping to people");
      case CONTINUE, INCONCLUSIVE, UNKNOWN -> new Action.None("There is nothing to carry out");
    };
  }

  private static Action graduate(Experiment experiment, Recommendation recommendation) {
    String winner = recommendation.getWinner();
    return experiment.getVariants().stream()
            .map(Variant::getId)
            .anyMatch(variant -> variant.equals(winner))
        ? new Action.Graduate(winner)
        : new Action.None("The recommendation names no variant of the experiment");
  }
}
