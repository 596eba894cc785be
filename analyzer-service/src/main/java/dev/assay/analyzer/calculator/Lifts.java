package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.difference.DeltaLift;
import dev.assay.analyzer.statistics.difference.Lift;
import dev.assay.analyzer.statistics.difference.LiftInterval;
import dev.assay.analyzer.statistics.difference.LiftTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lift and its intervals, as fields. */
final class Lifts {

  static final List<String> FIELDS =
      List.of(
          "rel_status",
          "rel_se_delta",
          "rel_delta_ci_low",
          "rel_delta_ci_high",
          "rel_delta_p_value",
          "rel_fieller_kind",
          "rel_fieller_ci_low",
          "rel_fieller_ci_high",
          "rel_log_ci_low",
          "rel_log_ci_high");

  private Lifts() {}

  static Results put(
      Results results,
      Estimate control,
      Estimate treatment,
      Optional<Lift> fieller,
      ConfidenceLevel level,
      Alternative alternative) {
    LiftTest test = LiftTest.withDefaults().with(level).with(alternative);
    results.putNulls(FIELDS).put("rel_status", fieller.isPresent() ? "ok" : "undefined");
    put(results, test.delta(control, treatment));
    fieller.ifPresent(lift -> put(results, lift.interval()));
    if (test.logarithmic(control, treatment) instanceof Defined<Interval> defined) {
      results.put("rel_log_ci", defined.value());
    }
    return results;
  }

  static Results put(Results results, Answer<DeltaLift> answer) {
    return switch (answer) {
      case Defined<DeltaLift> defined -> {
        DeltaLift lift = defined.value();
        yield results
            .put("rel_se_delta", lift.standardError())
            .put("rel_delta_ci", lift.interval())
            .putDefined("rel_delta_p_value", lift.pValue().orElse(Double.NaN));
      }
      case Undefined<DeltaLift> undefined ->
          results.putNulls(
              "rel_se_delta", "rel_delta_ci_low", "rel_delta_ci_high", "rel_delta_p_value");
    };
  }

  private static Results put(Results results, LiftInterval interval) {
    return switch (interval) {
      case LiftInterval.Bounded bounded ->
          results
              .put("rel_fieller_kind", "bounded")
              .put("rel_fieller_ci", new Interval(bounded.low(), bounded.high()));
      case LiftInterval.Exclusive exclusive ->
          results
              .put("rel_fieller_kind", "exclusive")
              .put("rel_fieller_excluded", new Interval(exclusive.low(), exclusive.high()));
      case LiftInterval.WholeLine line -> results.put("rel_fieller_kind", "whole_line");
    };
  }

  static List<String> join(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
