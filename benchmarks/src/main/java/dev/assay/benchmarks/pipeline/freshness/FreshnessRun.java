package dev.assay.benchmarks.pipeline.freshness;

import dev.assay.benchmarks.pipeline.live.LiveLog;
import dev.assay.benchmarks.pipeline.live.Pace;
import dev.assay.benchmarks.pipeline.live.Repeated;
import dev.assay.benchmarks.pipeline.log.RecordSender;
import dev.assay.benchmarks.pipeline.measure.CommittedOffsets;
import dev.assay.benchmarks.pipeline.measure.CpuTimes;
import dev.assay.benchmarks.pipeline.measure.Distribution;
import dev.assay.benchmarks.pipeline.process.Instances;
import dev.assay.benchmarks.pipeline.process.TestBed;
import dev.assay.embedded.process.ProcessFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Sends the log at one rate after the other, and probes beside it.
 *
 * @param aggregator one that has read everything
 * @param agent sends the log
 * @param probes are sent by another producer: their way does not depend on the log's batches
 */
record FreshnessRun(
    TestBed bed,
    Instances aggregator,
    LiveLog log,
    RecordSender agent,
    Probes probes,
    Visibility visibility) {

  private static final Duration BETWEEN_PROBES = Duration.ofMillis(50);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** At each rate, before it is measured: the change from the one before has passed by then. */
  private static final Duration RUN_IN = Duration.ofSeconds(5);

  /** Longer no probe may be missing after the last one was sent. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /**
   * Measures at one rate.
   *
   * @param load of the capacity, percent
   * @param perSecond records that this is
   */
  Freshness at(int load, double perSecond, Duration time) throws InterruptedException {
    Looks looks = new Looks(bed.http(), aggregator.urls().getFirst(), visibility);
    try (Repeated looking = Repeated.withPause(BETWEEN_LOOKS, looks::look)) {
      double sentPerSecond;
      CpuTimes.Cores cores;
      try (Repeated probing = Repeated.inEach(BETWEEN_PROBES, probes::send)) {
        BooleanSupplier both = () -> looking.goesOn() && probing.goesOn();
        send(perSecond, RUN_IN, both);
        visibility.measureFrom(System.nanoTime());
        CpuTimes before = cpuTimes();
        sentPerSecond = send(perSecond, time, both);
        cores = cpuTimes().since(before);
      }
      long behind = behind();
      awaitSeen(looking);
      return new Freshness(
          load,
          sentPerSecond,
          Distribution.ofNanos(visibility.measured()),
          looks.millisecondsEach(),
          looks.unanswered(),
          behind,
          cores);
    }
  }

  /** Returns how many were sent a second. */
  private double send(double perSecond, Duration time, BooleanSupplier goesOn)
      throws InterruptedException {
    long before = log.sent();
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    log.send(
        Pace.ofPerSecond(perSecond),
        agent,
        () -> System.nanoTime() - end < 0 && goesOn.getAsBoolean());
    return (log.sent() - before) * 1e9 / (System.nanoTime() - begun);
  }

  private CpuTimes cpuTimes() {
    return CpuTimes.now(aggregator.cpuNanos(), bed.brokerPid());
  }

  private long behind() throws InterruptedException {
    CommittedOffsets offsets = CommittedOffsets.upToNow(bed.admin());
    return offsets.total() - offsets.committed(aggregator.group());
  }

  private void awaitSeen(Repeated looking) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (visibility.missing() > 0 && looking.goesOn()) {
      if (System.nanoTime() - end > 0) {
        throw new ProcessFailure(
            "%d probes were not seen within %d s after the last one was sent"
                .formatted(visibility.missing(), PATIENCE.toSeconds()));
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    }
  }
}
