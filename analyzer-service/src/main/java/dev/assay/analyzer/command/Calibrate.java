package dev.assay.analyzer.command;

import dev.assay.analyzer.calibration.Calibration;
import dev.assay.analyzer.calibration.Finding;
import dev.assay.analyzer.calibration.Peeking;
import dev.assay.analyzer.calibration.Report;
import dev.assay.analyzer.calibration.Scenario;
import dev.assay.analyzer.calibration.Simulation;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The command {@code ./assay calibrate}. Exit codes: 0 all promises are kept, 1 failed or some are
 * missed, 2 wrong usage.
 */
public final class Calibrate {

  private static final int FAILED = 1;
  private static final int USAGE = 2;

  /** The source tree, where the command is not started from it. */
  private static final String ROOT = "assay.root";

  private static final String DATA = "deploy/local/examples/data/asos_experiments_half.csv.gz";
  private static final String REPORT = "docs/CALIBRATION.md";

  private static final String HELP =
      """
      Simulates whether the statistics keep what they promise, and writes a report.

      %s
      The same runs and seed give the same report, on any number of threads.

      Exit codes: 0 all promises are kept, 1 failed or some are missed, 2 wrong usage.
      """
          .formatted(
              new Columns("  ")
                  .row("--runs N", "runs of each scenario; cheap ones run more (default: 10000)")
                  .row("--seed S", "seed of the random numbers (default: 1)")
                  .row("--out FILE", "where the report goes (default: " + REPORT + ")")
                  .row("--threads N", "default: as many as there are processors"));

  private final PrintStream out;
  private final PrintStream err;
  private final Path root;
  private final List<Scenario> scenarios;

  Calibrate(PrintStream out, PrintStream err, Path root, List<Scenario> scenarios) {
    this.out = out;
    this.err = err;
    this.root = root;
    this.scenarios = scenarios;
  }

  public static void main(String[] arguments) {
    Path root = Path.of(System.getProperty(ROOT, ""));
    System.exit(
        new Calibrate(System.out, System.err, root, Calibration.scenarios()).run(arguments));
  }

  /** Runs it to its exit code. */
  int run(String... arguments) {
    try {
      Options options = Options.parse(arguments);
      if (options.has("help")) {
        out.print(HELP);
        return 0;
      }
      return calibrate(options);
    } catch (UsageError e) {
      return fail(USAGE, e, arguments);
    } catch (UncheckedIOException e) {
      return fail(FAILED, e, arguments);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private int calibrate(Options options) throws InterruptedException {
    if (options.method() != null) {
      throw new UsageError(
          "\"%s\" belongs to no option; allowed is --name value".formatted(options.method()));
    }
    for (String name : options.without("runs", "seed", "out", "threads", "stacktrace").keySet()) {
      throw new UsageError(
          "--%s is unknown; allowed is --runs, --seed, --out, --threads".formatted(name));
    }
    long runs = number(options, "runs", 10_000, 1, 1_000_000);
    long seed = number(options, "seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
    long threads = number(options, "threads", Runtime.getRuntime().availableProcessors(), 1, 1_000);
    Path report =
        options.value("out", "a file").map(Path::of).orElseGet(() -> root.resolve(REPORT));
    List<Finding> findings =
        new Simulation(seed, runs, Math.toIntExact(threads), new ProgressLines(err)).run(scenarios);
    err.println("assay: the snapshots of real experiments");
    Report written =
        new Report(seed, runs, findings, Peeking.of(SnapshotFile.read(root.resolve(DATA))));
    try {
      Files.writeString(report, written.markdown());
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(report, e), e);
    }
    for (Finding finding : written.missed()) {
      err.println(
          "assay: missed: %s: %.4f, promised %s"
              .formatted(finding.figure().name(), finding.value(), finding.figure().promise()));
    }
    out.println(
        "%s: %d of %d promises are kept"
            .formatted(report, written.promises() - written.missed().size(), written.promises()));
    return written.missed().isEmpty() ? 0 : FAILED;
  }

  private static long number(Options options, String name, long otherwise, long low, long high) {
    String allowed = "a whole number from %d to %d".formatted(low, high);
    String text = options.value(name, allowed).orElse(String.valueOf(otherwise));
    try {
      long number = Long.parseLong(text);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same error as for a number out of range.
    }
    throw new UsageError("--%s is \"%s\"; allowed is %s".formatted(name, text, allowed));
  }

  private int fail(int code, RuntimeException failure, String... arguments) {
    err.println("assay: " + failure.getMessage());
    if (Arrays.asList(arguments).contains("--stacktrace")) {
      failure.printStackTrace(err);
    }
    return code;
  }
}
