package dev.assay.analyzer.report;

import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.Status;
import org.jspecify.annotations.Nullable;

/** What a comparison shows, in a sentence. */
final class Findings {

  private Findings() {}

  /** By the adjusted p value where there is one, and its interval. */
  static String sentence(Experiment experiment, Comparison comparison) {
    String name = comparison.getTreatmentId() + ", " + comparison.getMetric() + ": ";
    Double difference = comparison.getDifference();
    boolean adjusted = comparison.getAdjustedPValue() != null;
    Double p = adjusted ? comparison.getAdjustedPValue() : comparison.getPValue();
    if (comparison.getStatus() != Status.OK || difference == null || p == null) {
      return name + "could not be compared (" + comparison.getReason() + ").";
    }
    boolean significant = p < experiment.getSignificanceLevel();
    return name
        + (significant ? direction(experiment, comparison, difference) : "no difference shown")
        + " (difference "
        + Figures.number(difference)
        + lift(comparison.getLift())
        + interval(comparison)
        + ", "
        + (adjusted ? "adjusted " : "")
        + "p "
        + Figures.probability(p)
        + ").";
  }

  private static String direction(Experiment experiment, Comparison comparison, double difference) {
    boolean higherIsBetter =
        experiment.getMetrics().stream()
            .filter(metric -> metric.getName().equals(comparison.getMetric()))
            .allMatch(MetricDefinition::getHigherIsBetter);
    return difference > 0 == higherIsBetter ? "better" : "worse";
  }

  private static String lift(@Nullable Double lift) {
    return lift == null ? "" : ", lift " + Figures.percent(lift);
  }

  private static String interval(Comparison comparison) {
    boolean adjusted = comparison.getAdjustedCiLow() != null;
    Double low = adjusted ? comparison.getAdjustedCiLow() : comparison.getCiLow();
    Double high = adjusted ? comparison.getAdjustedCiHigh() : comparison.getCiHigh();
    return low == null || high == null
        ? ""
        : ", interval [%s, %s]".formatted(Figures.number(low), Figures.number(high));
  }
}
