package dev.assay.benchmarks.pipeline;

import dev.assay.benchmarks.pipeline.measure.Figures;
import java.util.Locale;
import java.util.Map;

/** The figures as people read them. */
final class ResultTable {

  private static final double MEBIBYTE = 1 << 20;
  private static final String ROW = "%-13s %12s %12s %12s %12s %8s %8s%n";

  private ResultTable() {}

  static String line(Measured run) {
    return row(run.runner(), run.figures()).stripTrailing() + "   checked: " + run.checked();
  }

  /** Medians, and how Assay stands to each of the others. */
  static String of(Results results) {
    Map<Runner, Figures> medians = results.medians();
    StringBuilder table =
        new StringBuilder(
            ROW.formatted(
                "runner", "records/s", "whole rec/s", "cpu us/rec", "broker us", "other", "MiB"));
    medians.forEach((runner, figures) -> table.append(row(runner, figures)));
    Figures assay = medians.get(Runner.ASSAY);
    if (assay != null) {
      medians.forEach(
          (runner, figures) -> {
            if (runner != Runner.ASSAY) {
              table.append(
                  "assay/%s: %.3f of its records/s, %.2f times its CPU per record%n"
                      .formatted(
                          name(runner),
                          assay.steadyRate() / figures.steadyRate(),
                          assay.cpuMicrosPerRecord() / figures.cpuMicrosPerRecord()));
            }
          });
    }
    return table.toString();
  }

  static String name(Runner runner) {
    return runner.name().toLowerCase(Locale.ROOT);
  }

  private static String row(Runner runner, Figures figures) {
    return ROW.formatted(
        name(runner),
        "%,.0f".formatted(figures.steadyRate()),
        "%,.0f".formatted(figures.wholeRate()),
        "%.2f".formatted(figures.cpuMicrosPerRecord()),
        "%.2f".formatted(figures.brokerCpuMicrosPerRecord()),
        "%.2f".formatted(figures.otherCores()),
        "%.0f".formatted(figures.peakMemoryBytes() / MEBIBYTE));
  }
}
