package dev.assay.analyzer.statistics.subgroup;

import dev.assay.analyzer.statistics.Answer;
import java.util.List;

/**
 * Whether slices differ in their effect.
 *
 * @param homogeneity of the slices that can be compared
 * @param slices in the order they were given
 */
public record Heterogeneity(Homogeneity homogeneity, List<Answer<SliceEffect>> slices) {

  public Heterogeneity {
    slices = List.copyOf(slices);
  }
}
