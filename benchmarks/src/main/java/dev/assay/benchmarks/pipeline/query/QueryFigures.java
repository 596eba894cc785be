package dev.assay.benchmarks.pipeline.query;

import dev.assay.benchmarks.pipeline.measure.CpuTimes;

/**
 * What was seen with one form of answers.
 *
 * @param recordsPerSecond that were sent meanwhile; 0 when nothing was
 * @param cores that were busy
 */
record QueryFigures(
    Form form, double recordsPerSecond, Questions.Answered answered, CpuTimes.Cores cores) {}
