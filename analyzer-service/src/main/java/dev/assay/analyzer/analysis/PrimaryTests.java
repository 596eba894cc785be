package dev.assay.analyzer.analysis;

import dev.assay.analyzer.analysis.Family.Adjusted;
import dev.assay.analyzer.decision.PrimaryEvidence;
import dev.assay.analyzer.decision.PrimaryTest;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.bayes.Superiority;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.schemas.avro.InterimLook;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tests the primary metric by the method of the policy. */
final class PrimaryTests {

  private PrimaryTests() {}

  static PrimaryEvidence evidence(
      Design design,
      String treatmentId,
      MetricComparison comparison,
      Optional<Adjusted> adjusted,
      List<InterimLook> looks) {
    Answer<PrimaryTest> test = test(design, treatmentId, comparison, adjusted, looks);
    Answer<PrimaryEvidence> evidence =
        comparison
            .difference(design.level())
            .flatMap(difference -> test.map(passed -> tested(comparison, difference, passed)));
    return switch (evidence) {
      case Defined<PrimaryEvidence> defined -> defined.value();
      case Undefined<PrimaryEvidence> undefined ->
          new PrimaryEvidence.Untested(comparison.name(), undefined.reason());
    };
  }

  private static PrimaryEvidence tested(
      MetricComparison comparison, Difference difference, PrimaryTest test) {
    return new PrimaryEvidence.Tested(comparison.name(), comparison.direction(), difference, test);
  }

  private static Answer<PrimaryTest> test(
      Design design,
      String treatmentId,
      MetricComparison comparison,
      Optional<Adjusted> adjusted,
      List<InterimLook> looks) {
    double p = adjusted.map(Adjusted::pValue).orElse(1.0);
    return switch (design.policy().method()) {
      case FIXED_HORIZON, SEQUENTIAL ->
          Answer.of(new PrimaryTest.PValue(p, design.policy().alpha()));
      case GROUP_SEQUENTIAL -> Answer.of(atLooks(treatmentId, looks));
      case BAYESIAN ->
          comparison.superiority().map(superiority -> posterior(design, comparison, superiority));
    };
  }

  /** The first look that was significant, or else the latest. */
  private static PrimaryTest atLooks(String treatmentId, List<InterimLook> looks) {
    PrimaryTest test = new PrimaryTest.Pending();
    for (InterimLook look : looks) {
      double p = look.getPValues().getOrDefault(treatmentId, 1.0);
      test = new PrimaryTest.PValue(p, look.getNominalLevel());
      if (p < look.getNominalLevel()) {
        return test;
      }
    }
    return test;
  }

  private static PrimaryTest posterior(
      Design design, MetricComparison comparison, Superiority superiority) {
    double control = comparison.control().estimate().map(c -> Math.abs(c.value())).orElse(0.0);
    return new PrimaryTest.Posterior(
        superiority.treatmentBetter(),
        control == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(superiority.treatmentLoss() / control),
        design.policy().posterior());
  }
}
