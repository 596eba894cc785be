package dev.assay.benchmarks.pipeline.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The load generator, a program of its own. */
final class Wrk {

  private static final String SCRIPT = "callers.lua";

  /** Of the line that the script prints when it is done. */
  private static final String FIGURES = "figures ";

  private final Path script;

  private Wrk(Path script) {
    this.script = script;
  }

  /**
   * Makes sure that it is there.
   *
   * @throws IllegalStateException if it is not installed
   */
  static Wrk in(Path directory) throws IOException, InterruptedException {
    try {
      new ProcessBuilder("wrk", "--version")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(
          "wrk is not on the PATH; on Debian, 'apt-get install wrk' installs it", e);
    }
    Path script = directory.resolve(SCRIPT);
    try (InputStream text = Objects.requireNonNull(Wrk.class.getResourceAsStream(SCRIPT))) {
      Files.copy(text, script);
    }
    return new Wrk(script);
  }

  /**
   * Sends requests for so long, each connection the next one when its last was answered.
   *
   * @param callers who ask in turn
   * @throws IllegalStateException when a request was not answered with 200
   */
  Load send(URI url, int connections, int seconds, int callers)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "wrk",
                "--threads",
                "1",
                "--connections",
                String.valueOf(connections),
                "--duration",
                seconds + "s",
                "--script",
                script.toString(),
                url.toString(),
                "--",
                String.valueOf(callers))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("wrk failed: " + output);
    }
    List<String> figures =
        output
            .lines()
            .filter(line -> line.startsWith(FIGURES))
            .flatMap(line -> List.of(line.substring(FIGURES.length()).split(" ")).stream())
            .toList();
    long failed = Long.parseLong(figures.getLast());
    if (failed > 0) {
      throw new IllegalStateException(
          "%d requests to %s were not answered with 200: %s".formatted(failed, url, output));
    }
    long requests = Long.parseLong(figures.getFirst());
    return new Load(
        requests,
        requests / (Double.parseDouble(figures.get(1)) / 1e6),
        Double.parseDouble(figures.get(2)) / 1e3,
        Double.parseDouble(figures.get(3)) / 1e3);
  }

  /** What came of it; percentiles in ms. */
  record Load(long requests, double requestsPerSecond, double p50, double p99) {}
}
