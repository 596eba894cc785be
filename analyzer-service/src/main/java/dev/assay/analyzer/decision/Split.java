package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatio;
import java.util.Optional;

/**
 * How the units fit the intended shares, by tests that are valid at every look.
 *
 * @param worst slice, when there are slices
 */
public record Split(Answer<SequentialSampleRatio> overall, Optional<SliceSplit> worst) {

  /**
   * One slice.
   *
   * @param name dimension and value, as people read them
   * @param adjustedPValue over all slices
   */
  public record SliceSplit(String name, double adjustedPValue) {}
}
