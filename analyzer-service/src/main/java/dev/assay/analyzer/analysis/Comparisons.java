package dev.assay.analyzer.analysis;

import dev.assay.analyzer.analysis.Family.Adjusted;
import dev.assay.analyzer.decision.GuardrailEvidence;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.bayes.Superiority;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.Lift;
import dev.assay.analyzer.statistics.difference.LiftInterval;
import dev.assay.analyzer.statistics.sequential.AlwaysValid;
import dev.assay.schemas.avro.BayesianEstimate;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.GuardrailCheck;
import dev.assay.schemas.avro.IntervalKind;
import dev.assay.schemas.avro.SequentialEstimate;
import dev.assay.schemas.avro.Status;
import java.util.Optional;

/** Writes a comparison as the contract's record. */
final class Comparisons {

  private Comparisons() {}

  static Comparison record(
      Design design, String treatmentId, MetricComparison comparison, Optional<Adjusted> adjusted) {
    Comparison.Builder written = Comparison.newBuilder();
    written.setMetric(comparison.name());
    written.setControlId(design.control().getId());
    written.setTreatmentId(treatmentId);
    written.setMethod(comparison.treatment().method());
    written.setConfidenceLevel(1 - design.level().alpha());
    switch (comparison.difference()) {
      case Defined<Difference> defined -> {
        written.setStatus(Status.OK);
        fill(written, defined.value());
      }
      case Undefined<Difference> undefined -> {
        written.setStatus(Status.UNDEFINED);
        written.setReason(undefined.reason().code());
      }
    }
    adjusted.ifPresent(family -> fill(written, family));
    if (comparison.sequential() instanceof Defined<AlwaysValid> sequential) {
      written.setSequential(sequential(sequential.value()));
    }
    if (comparison.superiority() instanceof Defined<Superiority> superiority) {
      written.setBayesian(bayesian(comparison, design, superiority.value()));
    }
    comparison.effectSize().ifPresent(size -> written.setHedgesG(size.hedgesG()));
    comparison.varianceReduction().ifPresent(written::setVarianceReduction);
    comparison.guardrail(design).ifPresent(stand -> written.setGuardrail(guardrail(stand)));
    return written.build();
  }

  private static void fill(Comparison.Builder written, Adjusted family) {
    written.setAdjustedPValue(family.pValue());
    written.setAdjustedCiLow(family.interval().low());
    written.setAdjustedCiHigh(family.interval().high());
  }

  private static void fill(Comparison.Builder written, Difference difference) {
    double freedom = difference.degreesOfFreedom();
    written.setDifference(difference.value());
    written.setStandardError(difference.standardError());
    written.setStatistic(difference.statistic());
    written.setDegreesOfFreedom(Double.isFinite(freedom) ? freedom : null);
    written.setPValue(difference.pValue());
    written.setCiLow(difference.interval().low());
    written.setCiHigh(difference.interval().high());
    difference.lift().ifPresent(lift -> fill(written, lift));
  }

  private static void fill(Comparison.Builder written, Lift lift) {
    written.setLift(lift.value());
    switch (lift.interval()) {
      case LiftInterval.Bounded bounded -> {
        written.setLiftInterval(IntervalKind.BOUNDED);
        written.setLiftCiLow(bounded.low());
        written.setLiftCiHigh(bounded.high());
      }
      case LiftInterval.Exclusive exclusive -> {
        written.setLiftInterval(IntervalKind.EXCLUSIVE);
        written.setLiftCiLow(exclusive.low());
        written.setLiftCiHigh(exclusive.high());
      }
      case LiftInterval.WholeLine line -> written.setLiftInterval(IntervalKind.WHOLE_LINE);
    }
  }

  private static SequentialEstimate sequential(AlwaysValid valid) {
    return new SequentialEstimate(valid.pValue(), valid.interval().low(), valid.interval().high());
  }

  private static BayesianEstimate bayesian(
      MetricComparison comparison, Design design, Superiority superiority) {
    Optional<Interval> credible = comparison.credible(design.level());
    return new BayesianEstimate(
        superiority.treatmentBetter(),
        superiority.treatmentLoss(),
        superiority.controlLoss(),
        credible.map(Interval::low).orElse(null),
        credible.map(Interval::high).orElse(null));
  }

  private static GuardrailCheck guardrail(GuardrailEvidence evidence) {
    GuardrailCheck.Builder check =
        GuardrailCheck.newBuilder()
            .setMaxDegradation(evidence.maxDegradation())
            .setConfidenceLevel(evidence.confidenceLevel())
            .setKept(evidence.isKept(false))
            .setViolated(evidence.isViolated());
    if (evidence.answer() instanceof Defined<GuardrailEvidence.Stand> stand) {
      check
          .setPNonInferior(stand.value().nonInferior())
          .setPInferior(stand.value().inferiorAtAnyLook());
    }
    return check.build();
  }
}
