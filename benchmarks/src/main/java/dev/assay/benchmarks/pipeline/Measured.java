package dev.assay.benchmarks.pipeline;

import dev.assay.benchmarks.pipeline.measure.Figures;
import dev.assay.benchmarks.pipeline.process.Runner;
import java.util.List;

/**
 * One run of a runner.
 *
 * @param tasks that each of several instances worked on at the end; empty when there was one
 * @param checked what of its answer was compared with the log
 */
record Measured(Runner runner, Figures figures, List<Integer> tasks, String checked) {
  Measured {
    tasks = List.copyOf(tasks);
  }
}
