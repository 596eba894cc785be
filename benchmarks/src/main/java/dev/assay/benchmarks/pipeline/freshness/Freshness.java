package dev.assay.benchmarks.pipeline.freshness;

import dev.assay.benchmarks.pipeline.measure.CpuTimes;
import dev.assay.benchmarks.pipeline.measure.Distribution;

/**
 * What was seen at one rate.
 *
 * @param load of the capacity, percent
 * @param recordsPerSecond that were sent
 * @param times from sending a probe to the first answer that had it
 * @param lookMs from one look to the next on average, ms
 * @param unanswered looks that got an error instead of an answer
 * @param behind records that were sent and not committed when the last one was sent
 * @param cores that were busy
 */
record Freshness(
    int load,
    double recordsPerSecond,
    Distribution times,
    double lookMs,
    long unanswered,
    long behind,
    CpuTimes.Cores cores) {}
