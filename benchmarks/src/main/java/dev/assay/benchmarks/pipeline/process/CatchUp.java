package dev.assay.benchmarks.pipeline.process;

import dev.assay.benchmarks.pipeline.measure.CommittedOffsets;
import dev.assay.benchmarks.pipeline.measure.Sample;
import dev.assay.benchmarks.pipeline.measure.Usage;
import dev.assay.embedded.process.ProcessFailure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at a runner until it has committed the whole log. */
public final class CatchUp {

  private static final long SAMPLE_MS = 100;
  private static final Duration PROGRESS_SHOWN = Duration.ofSeconds(10);

  /** A runner that commits nothing for so long has failed. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private CatchUp() {}

  /**
   * Waits for it.
   *
   * @param offsets how far it is
   * @param progress where it is said now and then
   * @return what was seen, by time; in the last one everything is committed
   * @throws ProcessFailure if it ends, or goes on no more
   */
  public static List<Sample> await(
      Instances instances, CommittedOffsets offsets, TestBed bed, PrintWriter progress)
      throws InterruptedException {
    List<Sample> samples = new ArrayList<>();
    long total = offsets.total();
    long committed = 0;
    long advanced = System.nanoTime();
    long shown = advanced;
    while (committed < total || offsets.lagWithin(instances.group()) > 0) {
      TimeUnit.MILLISECONDS.sleep(SAMPLE_MS);
      long before = committed;
      committed = offsets.committed(instances.group());
      long now = System.nanoTime();
      samples.add(
          new Sample(
              now,
              committed,
              instances.cpuNanos(),
              Usage.cpuNanos(bed.brokerPid()),
              Usage.machineNanos()));
      if (committed > before) {
        advanced = now;
      }
      if (!instances.areAlive() || now - advanced > PATIENCE.toNanos()) {
        throw new ProcessFailure(
            "%s stopped at %d of %d records; its last words: %s"
                .formatted(instances.name(), committed, total, instances.lastWords()));
      }
      if (now - shown > PROGRESS_SHOWN.toNanos()) {
        shown = now;
        progress.printf("  %s: %,d of %,d records committed%n", instances.name(), committed, total);
        progress.flush();
      }
    }
    return samples;
  }
}
