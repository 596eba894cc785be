package dev.assay.analyzer.statistics.subgroup;

import dev.assay.analyzer.statistics.Answer;
import java.util.List;

/**
 * Whether slices differ in their effect.
 *
 * @param statistic Cochran's Q
 * @param degreesOfFreedom slices that can be compared, less one
 * @param pValue of "the effect is the same everywhere"
 * @param inconsistency share of the effects' spread that is more than noise, from 0 to 1: I squared
 * @param common effect, each slice weighted by its precision
 * @param slices in the order they were given
 */
public record Heterogeneity(
    double statistic,
    int degreesOfFreedom,
    double pValue,
    double inconsistency,
    double common,
    List<Answer<SliceEffect>> slices) {

  public Heterogeneity {
    slices = List.copyOf(slices);
  }
}
