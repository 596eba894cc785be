package dev.assay.analyzer.command;

import dev.assay.analyzer.calibration.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A line for what runs, every two seconds at most. */
final class ProgressLines implements Progress {

  private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

  private final PrintStream err;
  private long last = System.nanoTime();

  ProgressLines(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void at(String scenario, long done, long runs) {
    long now = System.nanoTime();
    if (now - last >= PAUSE) {
      err.println(String.format(Locale.ROOT, "assay: %s: %,d of %,d", scenario, done, runs));
      last = now;
    }
  }
}
