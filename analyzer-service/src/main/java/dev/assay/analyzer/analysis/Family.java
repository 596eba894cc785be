package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.Method;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.multiplicity.Correction;
import dev.assay.analyzer.statistics.sequential.AlwaysValid;
import dev.assay.schemas.avro.MultiplicityCorrection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Comparisons that are corrected together. */
final class Family {

  private Family() {}

  /**
   * What a comparison says as one of its family.
   *
   * @param interval at the level that goes with the p value
   */
  record Adjusted(double pValue, Interval interval) {}

  /**
   * Corrects, as the experiment's policy says and by the p values of its method: always valid ones
   * for a sequential test.
   *
   * @return in the order of the input; empty where nothing could be compared, which counts as a
   *     comparison all the same
   */
  static List<Optional<Adjusted>> adjust(Design design, List<MetricComparison> comparisons) {
    boolean sequential = design.policy().method() == Method.SEQUENTIAL;
    double[] pValues =
        comparisons.stream()
            .mapToDouble(comparison -> pValue(comparison, sequential).orElse(1.0))
            .toArray();
    Optional<Correction> correction =
        correction(Policies.registered(design.experiment()).getCorrection());
    double[] adjusted = correction.map(rule -> rule.adjust(pValues)).orElse(pValues);
    List<ConfidenceLevel> levels =
        correction
            .map(rule -> rule.levels(design.level(), pValues))
            .orElse(Collections.nCopies(pValues.length, design.level()));
    List<Optional<Adjusted>> answers = new ArrayList<>();
    for (int i = 0; i < comparisons.size(); i++) {
      double p = adjusted[i];
      answers.add(
          interval(comparisons.get(i), levels.get(i), sequential)
              .map(interval -> Optional.of(new Adjusted(p, interval)))
              .orElse(Optional.empty()));
    }
    return answers;
  }

  private static Answer<Double> pValue(MetricComparison comparison, boolean sequential) {
    return sequential
        ? comparison.sequential(comparison.level()).map(AlwaysValid::pValue)
        : comparison.difference(comparison.level()).map(Difference::pValue);
  }

  private static Answer<Interval> interval(
      MetricComparison comparison, ConfidenceLevel level, boolean sequential) {
    return sequential
        ? comparison.sequential(level).map(AlwaysValid::interval)
        : comparison.difference(level).map(Difference::interval);
  }

  private static Optional<Correction> correction(MultiplicityCorrection correction) {
    return switch (correction) {
      case NONE -> Optional.empty();
      case HOLM -> Optional.of(Correction.HOLM);
      case BENJAMINI_HOCHBERG -> Optional.of(Correction.BENJAMINI_HOCHBERG);
      case BONFERRONI -> Optional.of(Correction.BONFERRONI);
      case UNKNOWN ->
          throw new IllegalArgumentException("The correction is unknown to this version");
    };
  }
}
