package dev.assay.benchmarks.pipeline.measure;

/**
 * One look at a running runner. All times in ns.
 *
 * @param time of the look
 * @param committed records of the log
 * @param runnerCpu CPU time of the runner so far
 * @param brokerCpu CPU time of the broker so far
 * @param machineCpu CPU time of the whole machine so far
 */
public record Sample(long time, long committed, long runnerCpu, long brokerCpu, long machineCpu) {}
