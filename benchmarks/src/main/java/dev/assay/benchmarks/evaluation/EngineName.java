package dev.assay.benchmarks.evaluation;

import java.util.List;

/** What evaluates the experiments. */
public enum EngineName {
  ASSAY,
  /** With the exposures that the service keeps units on their variants by. */
  ASSAY_STICKY,
  OPTIMIZELY,
  UNLEASH,
  STATSIG,
  FLAGD;

  Engine holding(List<Split> experiments) {
    return switch (this) {
      case ASSAY -> AssayEngine.withoutExposures(experiments);
      case ASSAY_STICKY -> AssayEngine.sticky(experiments);
      case OPTIMIZELY -> new OptimizelyEngine(experiments);
      case UNLEASH -> new UnleashEngine(experiments);
      case STATSIG -> new StatsigEngine(experiments);
      case FLAGD -> new FlagdEngine(experiments);
    };
  }
}
