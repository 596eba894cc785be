package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.Outlook;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.planning.ProjectedPower;
import dev.assay.analyzer.statistics.planning.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** What more units would bring. */
final class Outlooks {

  private static final double DAY_MS = Duration.ofDays(1).toMillis();

  private Outlooks() {}

  /**
   * By the traffic and the noise so far.
   *
   * @param primary each treatment's comparison in the primary metric
   */
  static Outlook of(Design design, List<MetricComparison> primary, long units, Duration runTime) {
    return new Outlook(
        daysRemaining(design, units, runTime),
        currentPower(design, primary),
        conditionalPower(design, primary, units));
  }

  private static OptionalDouble daysRemaining(Design design, long units, Duration runTime) {
    if (!runTime.isPositive()) {
      return OptionalDouble.empty();
    }
    return new Traffic(units, runTime.toMillis() / DAY_MS)
        .daysUntil(design.policy().requiredUnits())
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** Of the treatment that is known least. */
  private static OptionalDouble currentPower(Design design, List<MetricComparison> primary) {
    return primary.stream()
        .flatMapToDouble(
            comparison -> {
              OptionalDouble effects = effects(design, comparison);
              return effects.isEmpty()
                  ? DoubleStream.empty()
                  : DoubleStream.of(
                      ProjectedPower.now(effects.getAsDouble(), alpha(design, primary)));
            })
        .min();
  }

  /** Of the treatment that has the best chance. */
  private static OptionalDouble conditionalPower(
      Design design, List<MetricComparison> primary, long units) {
    double fraction = units / (double) design.policy().requiredUnits();
    if (!(fraction > 0 && fraction < 1)) {
      return OptionalDouble.empty();
    }
    return primary.stream()
        .flatMapToDouble(
            comparison -> {
              OptionalDouble effects = effects(design, comparison);
              if (effects.isEmpty() || !(comparison.effect() instanceof Defined<Estimate> effect)) {
                return DoubleStream.empty();
              }
              double improvement = comparison.direction().improvement(effect.value().value());
              return DoubleStream.of(
                  ProjectedPower.inTheEnd(
                      improvement / effect.value().standardError(),
                      fraction,
                      effects.getAsDouble() / Math.sqrt(fraction),
                      alpha(design, primary)));
            })
        .max();
  }

  /** The smallest effect worth finding, in standard errors of the difference so far. */
  private static OptionalDouble effects(Design design, MetricComparison comparison) {
    Double relative = Registration.smallestEffect(design.experiment());
    if (relative == null
        || !(comparison.effect() instanceof Defined<Estimate> effect)
        || !(comparison.control().estimate() instanceof Defined<Estimate> control)
        || control.value().value() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        Math.abs(relative * control.value().value()) / effect.value().standardError());
  }

  private static double alpha(Design design, List<MetricComparison> primary) {
    return design.policy().alpha() / primary.size();
  }
}
