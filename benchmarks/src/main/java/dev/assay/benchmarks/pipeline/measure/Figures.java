package dev.assay.benchmarks.pipeline.measure;

import java.util.List;

/**
 * What a run comes to.
 *
 * @param wholeRate records a second, from the last look at which nothing was committed
 * @param steadyRate records a second, from the first look at which half was committed
 * @param cpuMicrosPerRecord CPU time of the runner in the steady part, microseconds
 * @param brokerCpuMicrosPerRecord CPU time of the broker in the steady part, microseconds
 * @param otherCores CPU cores that others used meanwhile: figures of a busy machine are worth less
 * @param peakMemoryBytes largest resident memory of the runner
 * @param peakHeapBytes heap of the runner that was used after a collection at most
 * @param stored what it left on disks
 */
public record Figures(
    double wholeRate,
    double steadyRate,
    double cpuMicrosPerRecord,
    double brokerCpuMicrosPerRecord,
    double otherCores,
    long peakMemoryBytes,
    long peakHeapBytes,
    Stored stored) {

  /** Of the log, at which the steady part begins. */
  private static final double WARM_UP = 0.5;

  private static final double NANOS = 1e9;

  /**
   * Computes them.
   *
   * @param samples by time; in the last one everything is committed
   */
  public static Figures of(
      List<Sample> samples, long peakMemoryBytes, long peakHeapBytes, Stored stored) {
    Sample last = samples.getLast();
    Sample first = first(samples);
    Sample warm = warm(samples);
    long records = last.committed() - warm.committed();
    long elapsed = last.time() - warm.time();
    long runner = last.runnerCpu() - warm.runnerCpu();
    long broker = last.brokerCpu() - warm.brokerCpu();
    long machine = last.machineCpu() - warm.machineCpu();
    return new Figures(
        rate(last.committed() - first.committed(), last.time() - first.time()),
        steadyRate(samples),
        runner / 1e3 / records,
        broker / 1e3 / records,
        Math.max(0, (double) (machine - runner - broker) / elapsed),
        peakMemoryBytes,
        peakHeapBytes,
        stored);
  }

  /**
   * Records a second in the steady part alone.
   *
   * @param samples by time; in the last one everything is committed
   */
  public static double steadyRate(List<Sample> samples) {
    Sample last = samples.getLast();
    Sample warm = warm(samples);
    return rate(last.committed() - warm.committed(), last.time() - warm.time());
  }

  private static Sample first(List<Sample> samples) {
    return samples.stream()
        .filter(sample -> sample.committed() == 0)
        .reduce((earlier, later) -> later)
        .orElse(samples.getFirst());
  }

  private static Sample warm(List<Sample> samples) {
    long all = samples.getLast().committed();
    // When everything came with one commit there is no steady part: the whole stands for it.
    return samples.stream()
        .filter(sample -> sample.committed() >= WARM_UP * all)
        .filter(sample -> sample.committed() < all)
        .findFirst()
        .orElseGet(() -> first(samples));
  }

  private static double rate(long records, long nanos) {
    return records * NANOS / nanos;
  }
}
