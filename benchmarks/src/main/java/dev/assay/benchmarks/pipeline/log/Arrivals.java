package dev.assay.benchmarks.pipeline.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** An hour of real arrivals, one after the other without end. */
final class Arrivals {

  private static final String RESOURCE = "azure_llm_arrivals.csv.gz";

  /** Between the last arrival of the hour and the first of its repetition. */
  private static final long SEAM_MS = 100;

  private final List<Arrival> hour;
  private final long periodMs;

  private Arrivals(List<Arrival> hour) {
    this.hour = hour;
    this.periodMs = hour.getLast().offsetMs() + SEAM_MS;
  }

  static Arrivals load() {
    try (InputStream bytes = Arrivals.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Objects.requireNonNull(bytes, RESOURCE)),
                    StandardCharsets.UTF_8))) {
      List<Arrival> arrivals = new ArrayList<>();
      lines.lines().skip(1).map(Arrivals::parse).forEach(arrivals::add);
      arrivals.sort(Comparator.comparingLong(Arrival::offsetMs));
      long first = arrivals.getFirst().offsetMs();
      return new Arrivals(arrivals.stream().map(arrival -> since(first, arrival)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arrival at a position; positions go on for ever. */
  Arrival get(long position) {
    Arrival recorded = hour.get((int) (position % hour.size()));
    return since(-(position / hour.size()) * periodMs, recorded);
  }

  private static Arrival since(long first, Arrival arrival) {
    return new Arrival(
        arrival.offsetMs() - first, arrival.contextTokens(), arrival.generatedTokens());
  }

  private static Arrival parse(String line) {
    String[] fields = line.split(",", -1);
    return new Arrival(
        Instant.parse(fields[1]).toEpochMilli(),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]));
  }
}
