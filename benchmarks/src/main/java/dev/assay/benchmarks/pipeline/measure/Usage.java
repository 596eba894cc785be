package dev.assay.benchmarks.pipeline.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What processes and the machine have used, from {@code /proc}. */
public final class Usage {

  /** Linux counts in hundredths of a second for every program that asks. */
  private static final long TICK_NANOS = 10_000_000;

  private static final int IDLE_FIELD = 4;
  private static final int IO_WAIT_FIELD = 5;
  private static final int LAST_BUSY_FIELD = 8;

  private Usage() {}

  /** CPU time of a process, user and system, in ns; 0 when it is gone. */
  public static long cpuNanos(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(Duration::toNanos)
        .orElse(0L);
  }

  /** Largest resident memory of a process so far, in bytes. */
  public static long peakMemoryBytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** CPU time of the whole machine that was not idle, in ns. */
  public static long machineNanos() {
    try {
      List<String> fields =
          List.of(Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +", -1));
      long ticks = 0;
      for (int i = 1; i <= LAST_BUSY_FIELD; i++) {
        if (i != IDLE_FIELD && i != IO_WAIT_FIELD) {
          ticks += Long.parseLong(fields.get(i));
        }
      }
      return ticks * TICK_NANOS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
