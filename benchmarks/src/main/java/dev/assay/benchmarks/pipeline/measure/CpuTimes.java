package dev.assay.benchmarks.pipeline.measure;

/**
 * CPU time so far, in ns.
 *
 * @param time when it was looked at
 * @param runner of the runner's processes
 * @param broker of the broker
 * @param benchmark of this process: what sends and asks
 * @param machine of the whole machine
 */
public record CpuTimes(long time, long runner, long broker, long benchmark, long machine) {

  /** Takes them now. */
  public static CpuTimes now(long runner, long brokerPid) {
    return new CpuTimes(
        System.nanoTime(),
        runner,
        Usage.cpuNanos(brokerPid),
        Usage.cpuNanos(ProcessHandle.current().pid()),
        Usage.machineNanos());
  }

  /** How many cores were busy since an earlier look. */
  public Cores since(CpuTimes earlier) {
    double elapsed = time - earlier.time;
    long ours = runner - earlier.runner + broker - earlier.broker + benchmark - earlier.benchmark;
    return new Cores(
        (runner - earlier.runner) / elapsed,
        (broker - earlier.broker) / elapsed,
        (benchmark - earlier.benchmark) / elapsed,
        Math.max(0, (machine - earlier.machine - ours) / elapsed));
  }

  /**
   * CPU cores that were busy on average.
   *
   * @param others used by nobody of the benchmark: figures of a busy machine are worth less
   */
  public record Cores(double runner, double broker, double benchmark, double others) {}
}
