package dev.assay.benchmarks.pipeline.http;

import dev.assay.benchmarks.pipeline.measure.CpuTimes;

/**
 * How one target was answered once.
 *
 * @param cores that were busy; those of the runner are the assigner's, those of others wrk's too
 */
record Round(Target target, Wrk.Load load, CpuTimes.Cores cores) {

  /** CPU time of the assigner, in us a request. */
  double cpuMicros() {
    return cores.runner() * 1e6 / load.requestsPerSecond();
  }
}
