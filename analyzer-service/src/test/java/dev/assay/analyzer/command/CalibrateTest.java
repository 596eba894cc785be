package dev.assay.analyzer.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analyzer.calibration.Figure;
import dev.assay.analyzer.calibration.Group;
import dev.assay.analyzer.calibration.Peeking;
import dev.assay.analyzer.calibration.Promise;
import dev.assay.analyzer.calibration.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateTest {

  private static final String DATA = "deploy/local/examples/data/asos_experiments_half.csv.gz";

  @TempDir private Path directory = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void aFewSnapshots() throws IOException {
    Path file = directory.resolve(DATA);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    write(
        file,
        """
        experiment_id,variant_id,metric_id,time_since_start,\
        count_c,count_t,mean_c,mean_t,variance_c,variance_t
        a,1,1,0.5,1000.0,1000.0,1.0,1.1,1.0,1.0
        a,1,1,1.0,9000.0,9000.0,1.0,1.0,1.0,1.0
        a,1,2,0.5,1000.0,1000.0,1.0,1.1,,1.0
        """);
  }

  @Test
  void writesTheReport() throws IOException {
    Path report = directory.resolve("report.md");
    int code =
        run(scenario(0.96), "--runs", "10", "--seed", "3", "--threads", "2", "--out", "" + report);
    assertThat(code).isZero();
    assertThat(Files.readString(report))
        .contains("./assay calibrate --runs 10 --seed 3\n")
        .contains("1 of 1 promises are kept, 0 missed.\n")
        .contains("| Coverage of it | exact | 96.00 |  | at least 95.00 % | kept |")
        .contains("\n1 series of 2 snapshots: ")
        .contains("| Fixed test at every snapshot | 1 | 100.00 |")
        .contains("| Fixed test at the last snapshot | 0 | 0.00 |");
    assertThat(text(out)).isEqualTo(report + ": 1 of 1 promises are kept" + System.lineSeparator());
  }

  @Test
  void theReportIsInTheDocumentsOfTheSourceTree() throws IOException {
    Path report = Files.createDirectory(directory.resolve("docs")).resolve("CALIBRATION.md");
    assertThat(run(scenario(1))).isZero();
    assertThat(Files.readString(report)).contains("--runs 10000 --seed 1\n");
  }

  @Test
  void aMissedPromiseIsToldAndFails() {
    int code = run(scenario(0.94), "--runs", "10", "--out", "" + directory.resolve("report.md"));
    assertThat(code).isEqualTo(1);
    assertThat(text(err))
        .contains("assay: missed: Coverage of it: 0.9400, promised at least 95.00 %");
  }

  @Test
  void wrongUsageSaysWhatIsAllowed() {
    assertThat(usage("--runs", "x"))
        .isEqualTo("assay: --runs is \"x\"; allowed is a whole number from 1 to 1000000");
    assertThat(usage("--runs", "0")).startsWith("assay: --runs is \"0\"; allowed is");
    assertThat(usage("--threads", "1001")).startsWith("assay: --threads is \"1001\"; allowed is");
    assertThat(usage("--seed")).startsWith("assay: --seed is without a value");
    assertThat(usage("--run", "1"))
        .isEqualTo("assay: --run is unknown; allowed is --runs, --seed, --out, --threads");
    assertThat(usage("now")).startsWith("assay: \"now\" belongs to no option");
  }

  @Test
  void helpNamesTheOptions() {
    assertThat(run(scenario(1), "--help")).isZero();
    assertThat(text(out))
        .contains("--runs N", "--seed S", "--out FILE", "--threads N", "Exit codes");
  }

  @Test
  void whatCannotBeWrittenIsNamed() {
    Path report = directory.resolve("missing").resolve("report.md");
    assertThat(run(scenario(1), "--out", "" + report, "--stacktrace")).isEqualTo(1);
    assertThat(text(err)).contains("assay: " + report + " cannot be written", "Caused by");
  }

  /** Stopping at the first p < 0.05 more than doubles the winners. */
  @Test
  void realExperimentsShowWhatPeekingDoes() {
    Peeking peeking = Peeking.of(SnapshotFile.read(Path.of("..").resolve(DATA)));
    assertThat(peeking).isEqualTo(new Peeking(200, 11_054, 112, 42, 35, 30, 56));
    assertThat(peeking.naive()).isGreaterThan(2 * peeking.last());
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path file = directory.resolve("other.csv.gz");
    write(file, "a,b\n");
    assertThatThrownBy(() -> SnapshotFile.read(file))
        .isInstanceOf(UsageError.class)
        .hasMessageStartingWith(file + " has other columns; allowed is experiment_id,");
    assertThatThrownBy(() -> SnapshotFile.read(directory.resolve("none.gz")))
        .hasMessageContaining("none.gz cannot be read");
  }

  private static void write(Path file, String text) throws IOException {
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String usage(String... arguments) {
    err.reset();
    assertThat(run(scenario(1), arguments)).isEqualTo(2);
    return text(err).strip();
  }

  private int run(Scenario scenario, String... arguments) {
    return new Calibrate(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory,
            List.of(scenario))
        .run(arguments);
  }

  private static Scenario scenario(double coverage) {
    return new Scenario.Exact(
        new Figure(Group.INTERVALS, "Coverage of it", Promise.atLeast(0.95)), () -> coverage);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
