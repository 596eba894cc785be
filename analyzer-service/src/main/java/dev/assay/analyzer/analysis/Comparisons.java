package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.Lift;
import dev.assay.analyzer.statistics.difference.LiftInterval;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.IntervalKind;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.Status;
import org.jspecify.annotations.Nullable;

/** Writes a test's answer as the contract's record. */
final class Comparisons {

  private Comparisons() {}

  static Comparison record(
      String metric,
      String controlId,
      String treatmentId,
      Method method,
      ConfidenceLevel level,
      Answer<Difference> answer,
      @Nullable Double adjustedPValue) {
    Comparison.Builder comparison =
        Comparison.newBuilder()
            .setMetric(metric)
            .setControlId(controlId)
            .setTreatmentId(treatmentId)
            .setMethod(method)
            .setConfidenceLevel(1 - level.alpha());
    switch (answer) {
      case Defined<Difference> defined ->
          fill(comparison.setStatus(Status.OK).setAdjustedPValue(adjustedPValue), defined.value());
      case Undefined<Difference> undefined ->
          comparison.setStatus(Status.UNDEFINED).setReason(undefined.reason().code());
    }
    return comparison.build();
  }

  private static void fill(Comparison.Builder comparison, Difference difference) {
    double freedom = difference.degreesOfFreedom();
    comparison
        .setDifference(difference.value())
        .setStandardError(difference.standardError())
        .setStatistic(difference.statistic())
        .setDegreesOfFreedom(Double.isFinite(freedom) ? freedom : null)
        .setPValue(difference.pValue())
        .setCiLow(difference.interval().low())
        .setCiHigh(difference.interval().high());
    difference.lift().ifPresent(lift -> fill(comparison, lift));
  }

  private static void fill(Comparison.Builder comparison, Lift lift) {
    comparison.setLift(lift.value());
    switch (lift.interval()) {
      case LiftInterval.Bounded bounded ->
          comparison
              .setLiftInterval(IntervalKind.BOUNDED)
              .setLiftCiLow(bounded.low())
              .setLiftCiHigh(bounded.high());
      case LiftInterval.Exclusive exclusive ->
          comparison
              .setLiftInterval(IntervalKind.EXCLUSIVE)
              .setLiftCiLow(exclusive.low())
              .setLiftCiHigh(exclusive.high());
      case LiftInterval.WholeLine line -> comparison.setLiftInterval(IntervalKind.WHOLE_LINE);
    }
  }
}
