package dev.assay.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.local.Progress;
import dev.assay.local.publish.AddressOptions;
import dev.assay.local.publish.AnalysisFile;
import dev.assay.local.report.AnalysisReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays a log into a running stack. */
@Command(
    name = "replay",
    description = {
      "Turns a CSV or JSON Lines file into assignments and events, and shows the analysis.",
      "Nothing is sent before the whole of the file has been read and found good.",
      "docs/REPLAY.md describes the mapping file."
    })
public final class ReplayCommand implements Runnable {

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "What the file's columns mean (YAML).")
  private Path mapping;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Data in place of the one file that the mapping names.")
  private @Nullable Path data;

  @Option(
      names = "--speed",
      paramLabel = "max|Nx",
      defaultValue = "max",
      description = "N times as fast as it was, by event time (default: ${DEFAULT-VALUE}).")
  private String speed;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the analysis to this file.")
  private @Nullable Path json;

  @Mixin private AddressOptions options = new AddressOptions();

  @Override
  public void run() {
    PrintStream out = System.out;
    Speed pace = Speed.parse(speed);
    try (Progress progress = new Progress(out)) {
      out.println("Reading " + mapping + " and its data.");
      Replay replay = Replay.load(mapping, Optional.ofNullable(data));
      out.printf(Locale.ROOT, "%s: %,d units, every row converts.%n", mapping, replay.units());
      JsonNode analysis = new Replayer(options.addresses(), progress).run(replay, pace);
      out.print(new AnalysisReport(analysis).text());
      if (json != null) {
        AnalysisFile.write(json, List.of(analysis));
      }
    }
  }
}
