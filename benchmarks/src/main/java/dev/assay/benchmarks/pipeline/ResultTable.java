package dev.assay.benchmarks.pipeline;

import dev.assay.benchmarks.pipeline.measure.Figures;
import dev.assay.benchmarks.pipeline.measure.Stored;
import dev.assay.benchmarks.pipeline.process.Runner;
import java.util.Map;

/** The figures as people read them. */
final class ResultTable {

  private static final double MEBIBYTE = 1 << 20;
  private static final String ROW = "%-13s %12s %12s %12s %12s %8s %8s %8s%n";

  private ResultTable() {}

  static String line(Measured run) {
    String tasks = run.tasks().isEmpty() ? "" : "; tasks of the instances: " + run.tasks();
    return row(run.runner(), run.figures()).stripTrailing()
        + "   checked: "
        + run.checked()
        + tasks;
  }

  /** Medians, and how Assay stands to each of the others. */
  static String of(Results results) {
    Map<Runner, Figures> medians = results.medians();
    StringBuilder table =
        new StringBuilder(
            ROW.formatted(
                "runner",
                "records/s",
                "whole rec/s",
                "cpu us/rec",
                "broker us",
                "other",
                "MiB",
                "heap"));
    medians.forEach((runner, figures) -> table.append(row(runner, figures)));
    medians.forEach((runner, figures) -> table.append(stored(runner, figures.stored())));
    Figures assay = medians.get(Runner.ASSAY);
    if (assay != null) {
      medians.forEach(
          (runner, figures) -> {
            if (runner != Runner.ASSAY) {
              table.append(
                  "assay/%s: %.3f of its records/s, %.2f times its CPU per record%n"
                      .formatted(
                          runner.label(),
                          assay.steadyRate() / figures.steadyRate(),
                          assay.cpuMicrosPerRecord() / figures.cpuMicrosPerRecord()));
            }
          });
    }
    return table.toString();
  }

  /** Nothing for a runner without changelogs: it keeps no state in files. */
  private static String stored(Runner runner, Stored stored) {
    return stored.changelogBytes() == 0
        ? ""
        : ("%s: state directories %.1f MiB, %.0f bytes a unit, %.1f an event;"
                + " changelog topics %.1f MiB, %.0f bytes a unit, %.1f an event%n")
            .formatted(
                runner.label(),
                stored.stateBytes() / MEBIBYTE,
                stored.stateBytesPerUnit(),
                stored.stateBytesPerEvent(),
                stored.changelogBytes() / MEBIBYTE,
                stored.changelogBytesPerUnit(),
                stored.changelogBytesPerEvent());
  }

  private static String row(Runner runner, Figures figures) {
    return ROW.formatted(
        runner.label(),
        "%,.0f".formatted(figures.steadyRate()),
        "%,.0f".formatted(figures.wholeRate()),
        "%.2f".formatted(figures.cpuMicrosPerRecord()),
        "%.2f".formatted(figures.brokerCpuMicrosPerRecord()),
        "%.2f".formatted(figures.otherCores()),
        "%.0f".formatted(figures.peakMemoryBytes() / MEBIBYTE),
        "%.0f".formatted(figures.peakHeapBytes() / MEBIBYTE));
  }
}
