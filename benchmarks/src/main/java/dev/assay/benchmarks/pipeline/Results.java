package dev.assay.benchmarks.pipeline;

import dev.assay.benchmarks.pipeline.measure.Figures;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The median run of each runner, in the order in which they ran first. */
record Results(List<Measured> runs) {

  Results {
    runs = List.copyOf(runs);
  }

  /** Medians, figure by figure, by runner. */
  Map<Runner, Figures> medians() {
    Map<Runner, Figures> medians = new EnumMap<>(Runner.class);
    for (Measured run : runs) {
      medians.computeIfAbsent(run.runner(), this::median);
    }
    return medians;
  }

  private Figures median(Runner runner) {
    List<Figures> figures =
        runs.stream().filter(run -> run.runner() == runner).map(Measured::figures).toList();
    return new Figures(
        median(figures, Figures::wholeRate),
        median(figures, Figures::steadyRate),
        median(figures, Figures::cpuMicrosPerRecord),
        median(figures, Figures::brokerCpuMicrosPerRecord),
        median(figures, Figures::otherCores),
        (long) median(figures, Figures::peakMemoryBytes));
  }

  private static double median(List<Figures> figures, ToDoubleFunction<Figures> figure) {
    double[] sorted = figures.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
