package dev.assay.benchmarks.evaluation;

import java.util.List;

/** What evaluates the experiments. */
public enum EngineName {
  ASSAY,
  OPTIMIZELY,
  UNLEASH,
  FLAGD;

  Engine holding(List<Split> experiments) {
    return switch (this) {
      case ASSAY -> new AssayEngine(experiments);
      case OPTIMIZELY -> new OptimizelyEngine(experiments);
      case UNLEASH -> new UnleashEngine(experiments);
      case FLAGD -> new FlagdEngine(experiments);
    };
  }
}
