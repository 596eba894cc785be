package dev.assay.local.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what is done, and when, and remembers it. */
final class Journal {

  /**
   * A line.
   *
   * @param seconds since the beginning
   */
  record Entry(double seconds, String what) {}

  private final PrintStream out;
  private final long begun = System.nanoTime();
  private final List<Entry> entries = new ArrayList<>();

  Journal(PrintStream out) {
    this.out = out;
  }

  synchronized void note(String what) {
    double seconds = seconds();
    entries.add(new Entry(seconds, what));
    out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds, what);
  }

  /** Since the beginning. */
  double seconds() {
    return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0;
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
