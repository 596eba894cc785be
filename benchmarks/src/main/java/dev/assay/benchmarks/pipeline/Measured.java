package dev.assay.benchmarks.pipeline;

import dev.assay.benchmarks.pipeline.measure.Figures;

/**
 * One run of a runner.
 *
 * @param checked what of its answer was compared with the log
 */
record Measured(Runner runner, Figures figures, String checked) {}
