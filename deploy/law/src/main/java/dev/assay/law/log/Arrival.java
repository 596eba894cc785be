package dev.assay.law.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The order in which records arrive, from a seed.
 *
 * @param lateness each record is late by up to this much
 * @param duplicates share of the records that arrive once more, still within the lateness
 */
public record Arrival(Duration lateness, double duplicates, long seed) {

  private record Arriving(Instant at, LogRecord record) {}

  public List<LogRecord> of(List<LogRecord> records) {
    Random random = new Random(seed);
    List<Arriving> arriving = new ArrayList<>();
    for (LogRecord record : records) {
      long delay = random.nextLong(lateness.toMillis());
      arriving.add(new Arriving(record.time().plusMillis(delay), record));
      if (random.nextDouble() < duplicates) {
        long again = random.nextLong(delay, lateness.toMillis());
        arriving.add(new Arriving(record.time().plusMillis(again), record));
      }
    }
    arriving.sort(Comparator.comparing(Arriving::at));
    return arriving.stream().map(Arriving::record).toList();
  }
}
