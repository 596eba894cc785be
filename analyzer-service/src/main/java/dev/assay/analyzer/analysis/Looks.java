package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.sequential.GroupSequentialDesign;
import dev.assay.analyzer.statistics.sequential.SpendingFunction;
import dev.assay.schemas.avro.AlphaSpending;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.InterimLook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The looks of a group sequential test: each is taken once, with the data of its time.
 *
 * <p>Each treatment has bounds of its own, which spend an equal part of the error rate:
 * Bonferroni's correction, whichever the policy names. A p value that is adjusted at each look by
 * those of the other treatments, as Holm's is, does not keep the error rate over several looks.
 */
final class Looks {

  /** Of Kim and DeMets' family: between O'Brien and Fleming's and Pocock's. */
  private static final double POWER = 2;

  private Looks() {}

  /**
   * The looks so far, with the one that is due now.
   *
   * @param before looks taken before
   * @param units exposed
   * @param pValues of one look alone, by treatment; absent where nothing could be tested
   */
  static List<InterimLook> advance(
      Design design, List<InterimLook> before, long units, Map<String, Double> pValues) {
    DecisionPolicy policy = design.registered();
    double fraction = Math.min(1, units / (double) design.policy().requiredUnits());
    int reached = (int) Math.floor(fraction * policy.getLooks());
    int last = before.isEmpty() ? 0 : before.getLast().getNumber();
    if (reached <= last) {
      return before;
    }
    double[] fractions = new double[before.size() + 1];
    for (int i = 0; i < before.size(); i++) {
      fractions[i] = before.get(i).getInformationFraction();
    }
    fractions[before.size()] = fraction;
    int shares = shares(design);
    double nominal =
        GroupSequentialDesign.withDefaults()
            .with(new ConfidenceLevel(design.policy().alpha() / shares))
            .with(spending(policy.getSpending()))
            .bounds(fractions)
            .nominalPValues()
            .getLast();
    List<InterimLook> looks = new ArrayList<>(before);
    Map<String, Double> adjusted = new LinkedHashMap<>();
    pValues.forEach((treatment, p) -> adjusted.put(treatment, Math.min(1, shares * p)));
    looks.add(new InterimLook(reached, units, fraction, shares * nominal, adjusted));
    return looks;
  }

  /** Into how many equal parts the error rate is divided. */
  private static int shares(Design design) {
    return switch (design.registered().getCorrection()) {
      case NONE -> 1;
      case HOLM, BENJAMINI_HOCHBERG, BONFERRONI, UNKNOWN -> design.treatments().size();
    };
  }

  private static SpendingFunction spending(AlphaSpending spending) {
    return switch (spending) {
      case OBRIEN_FLEMING -> new SpendingFunction.ObrienFleming();
      case POCOCK -> new SpendingFunction.Pocock();
      case POWER -> new SpendingFunction.Power(POWER);
      case UNKNOWN ->
          throw new IllegalArgumentException("The alpha spending is unknown to this version");
    };
  }
}
