package dev.assay.analyzer.command;

import dev.assay.analyzer.calibration.Snapshot;
import dev.assay.analyzer.statistics.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The ASOS Digital Experiments Dataset: running counts, means and variances of both arms, in the
 * order of time. Some snapshots have no variance of the control: they are left out.
 */
final class SnapshotFile {

  private static final String HEADER =
      "experiment_id,variant_id,metric_id,time_since_start,"
          + "count_c,count_t,mean_c,mean_t,variance_c,variance_t";

  private SnapshotFile() {}

  /**
   * One list for each metric of each variant.
   *
   * @throws UncheckedIOException when it cannot be read
   * @throws UsageError when it is another file
   */
  static List<List<Snapshot>> read(Path file) {
    Map<String, List<Snapshot>> series = new LinkedHashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      if (!HEADER.equals(reader.readLine())) {
        throw new UsageError("%s has other columns; allowed is %s".formatted(file, HEADER));
      }
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",", -1);
        if (Arrays.asList(cells).contains("")) {
          continue;
        }
        series
            .computeIfAbsent(
                "%s/%s/%s".formatted(cells[0], cells[1], cells[2]), key -> new ArrayList<>())
            .add(new Snapshot(sample(4, cells), sample(5, cells)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e), e);
    }
    return List.copyOf(series.values());
  }

  private static Sample sample(int from, String... cells) {
    return Sample.of(
        Math.round(Double.parseDouble(cells[from])),
        Double.parseDouble(cells[from + 2]),
        Double.parseDouble(cells[from + 4]));
  }
}
