package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.quality.Crossovers;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatio;
import java.util.ArrayList;
import java.util.List;

/** Whether the data can be trusted. */
final class DataQuality {

  private DataQuality() {}

  /** A sentence for each thing that is wrong. */
  static List<String> problems(Evidence evidence, QualityLimits limits) {
    List<String> problems = new ArrayList<>();
    double level = limits.sampleRatioLevel();
    switch (evidence.split().overall()) {
      case Defined<SequentialSampleRatio> defined -> {
        if (defined.value().pValue() < level) {
          problems.add(Sentences.sampleRatioMismatch(defined.value().pValue(), level));
        }
      }
      case Undefined<SequentialSampleRatio> undefined -> {
        if (undefined.reason() == Undefined.Reason.UNITS_WITHOUT_TRAFFIC) {
          problems.add(Sentences.unitsWithoutTraffic());
        }
      }
    }
    evidence
        .split()
        .worst()
        .filter(slice -> slice.adjustedPValue() < level)
        .ifPresent(slice -> problems.add(Sentences.sampleRatioMismatch(slice, level)));
    if (evidence.crossovers().map(Crossovers::pValue).orElse(1.0) < level) {
      problems.add(
          Sentences.crossovers(evidence.crossovers().orElseThrow(), limits.maximumCrossoverRate()));
    }
    return problems;
  }
}
